import type { JsonCursor } from './json-cursor';
import { KIND } from './kinds';
import type { Destination, HttpRule, VirtualService } from './model';
import { readMeta } from './read-meta';

/** networking.istio.io VirtualService */
export function readVirtualService(item: JsonCursor): VirtualService {
  const spec = item.at('spec');
  const l4 = (field: string) =>
    spec
      .at(field)
      .objects()
      .flatMap((rule) => readDestinations(rule));
  return {
    meta: readMeta(item, KIND.virtualService),
    hosts: spec.at('hosts').texts(),
    gateways: spec.at('gateways').texts(),
    exportTo: spec.at('exportTo').texts(),
    http: spec.at('http').objects().map(readHttpRule),
    tls: l4('tls'),
    tcp: l4('tcp'),
  };
}

function readHttpRule(rule: JsonCursor): HttpRule {
  const matches = rule.at('match').objects();
  const delegate = rule.at('delegate');
  const name = delegate.at('name').text();
  const namespace = delegate.at('namespace').text();
  return {
    name: rule.at('name').text(),
    matches: matches.map(matchWords),
    destinations: readDestinations(rule),
    redirect: rule.at('redirect').isObject,
    directResponse: rule.at('directResponse').isObject,
    delegate: !delegate.isObject ? null : namespace === '' ? name : `${namespace}/${name}`,
    narrowed: matches.length > 0 && matches.every(isNarrowed),
  };
}

function readDestinations(rule: JsonCursor): readonly Destination[] {
  return rule
    .at('route')
    .objects()
    .map((route) => {
      const destination = route.at('destination');
      return {
        host: destination.at('host').text(),
        subset: destination.at('subset').text() || null,
        port: destination.at('port').at('number').numberOrNull(),
        weight: route.at('weight').numberOrNull(),
      };
    });
}

/** Fields by which istiod leaves a match out for this gateway, port or proxy (route.go, `translateRoute`). */
const NARROWING = ['port', 'gateways', 'sourceLabels', 'sourceNamespace'] as const;

function isNarrowed(match: JsonCursor): boolean {
  return NARROWING.some((field) => match.at(field).present);
}

const STRING_MATCHES = ['exact', 'prefix', 'regex'] as const;

/** `prefix /api`, for a StringMatch; another form is named by its field. An empty one only asks for presence. */
function stringMatchWords(match: JsonCursor): string {
  const kind = STRING_MATCHES.find((field) => match.at(field).present);
  if (kind !== undefined) return `${kind} ${match.at(kind).text()}`;
  return match.keys().join(' ');
}

/** `GET`, `GET|POST`: as on the routes page, a method or a choice of them needs no operator. */
function methodWords(match: JsonCursor): string {
  const plain = (['exact', 'regex'] as const).find((field) => match.at(field).present);
  return plain === undefined ? stringMatchWords(match) : match.at(plain).text();
}

/** One `match` entry in the object's own words, joined by ` · `; fields without words of their own are named. */
function matchWords(match: JsonCursor): string {
  // The path first, as the routes of Envoy are read.
  const fields = match.keys().toSorted((a, b) => Number(b === 'uri') - Number(a === 'uri'));
  const parts = fields.flatMap((field): readonly string[] => {
    const value = match.at(field);
    switch (field) {
      case 'name':
        return [];
      case 'uri':
        return [stringMatchWords(value)];
      case 'method':
        return [`:method ${methodWords(value)}`];
      case 'scheme':
      case 'authority':
        return [`${field} ${stringMatchWords(value)}`];
      case 'headers':
      case 'queryParams':
      case 'withoutHeaders':
        return value.keys().map((key) => namedWords(field, key, value.at(key)));
      case 'ignoreUriCase':
        return value.flag() ? ['ignoring case'] : [];
      case 'port':
        return [`port ${value.intOrText()}`];
      case 'gateways':
        return [`gateways ${value.texts().join(', ')}`];
      case 'sourceNamespace':
        return [`sourceNamespace ${value.text()}`];
      default:
        return [field];
    }
  });
  return parts.join(' · ') || 'any request';
}

const NAMED_WORDS = { headers: 'header', queryParams: 'query', withoutHeaders: 'without header' } as const;

function namedWords(field: keyof typeof NAMED_WORDS, key: string, value: JsonCursor): string {
  return `${NAMED_WORDS[field]} ${key} ${stringMatchWords(value)}`.trimEnd();
}
