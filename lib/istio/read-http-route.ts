import type { JsonCursor } from './json-cursor';
import { KIND } from './kinds';
import type { Destination, HttpRoute, HttpRule } from './model';
import { readMeta } from './read-meta';

type Parent = HttpRoute['parents'][number];

/** gateway.networking.k8s.io HTTPRoute, with the defaults of its CRD: objects from files may lack them. */
export function readHttpRoute(item: JsonCursor): HttpRoute {
  const meta = readMeta(item, KIND.httpRoute);
  const spec = item.at('spec');
  return {
    meta,
    hostnames: spec.at('hostnames').texts(),
    parents: spec
      .at('parentRefs')
      .objects()
      .map((ref) => readParent(ref, meta.namespace)),
    rules: spec.at('rules').present
      ? spec
          .at('rules')
          .objects()
          .map((rule) => readRule(rule, meta.namespace))
      : [DEFAULT_RULE],
    refusals: item
      .at('status')
      .at('parents')
      .objects()
      .flatMap((parent) => readRefusals(parent, meta.namespace)),
  };
}

/** One text per parent reference, to find its status by: kind, `namespace/name`, section, port. */
export function parentKey(parent: Parent): string {
  const section = parent.sectionName === null ? '' : `/${parent.sectionName}`;
  const port = parent.port === null ? '' : `:${parent.port}`;
  return `${parent.kind} ${parent.namespace}/${parent.name}${section}${port}`;
}

/** `kind` is KIND.kubernetesGateway for a Gateway of the same API, else the reference's own kind. */
function readParent(ref: JsonCursor, routeNamespace: string): Parent {
  const group = ref.at('group').text('gateway.networking.k8s.io');
  const kind = ref.at('kind').text('Gateway');
  return {
    kind: group === 'gateway.networking.k8s.io' && kind === 'Gateway' ? KIND.kubernetesGateway : kind,
    namespace: ref.at('namespace').text() || routeNamespace,
    name: ref.at('name').text(),
    sectionName: ref.at('sectionName').text() || null,
    port: ref.at('port').numberOrNull(),
  };
}

function readRefusals(parent: JsonCursor, routeNamespace: string): HttpRoute['refusals'] {
  const key = parentKey(readParent(parent.at('parentRef'), routeNamespace));
  return parent
    .at('conditions')
    .objects()
    .flatMap((condition) => {
      const type = condition.at('type').text();
      if (condition.at('status').text() !== 'False') return [];
      if (type !== 'Accepted' && type !== 'ResolvedRefs') return [];
      const reason = condition.at('reason').text();
      return [{ type, parent: key, reason, message: condition.at('message').text() }];
    });
}

function readRule(rule: JsonCursor, namespace: string): HttpRule {
  const matches = rule.at('matches').objects();
  return {
    name: rule.at('name').text(),
    matches: matches.length === 0 ? [DEFAULT_PATH] : matches.map(matchWords),
    destinations: rule
      .at('backendRefs')
      .objects()
      .flatMap((ref) => readBackend(ref, namespace)),
    redirect: rule
      .at('filters')
      .objects()
      .some((filter) => filter.at('type').text() === 'RequestRedirect'),
    directResponse: false,
    delegate: null,
    narrowed: false,
  };
}

/** A Service (the default kind) or Istio's `Hostname`. Another kind leaves a notice: Gatescope cannot follow it. */
function readBackend(ref: JsonCursor, routeNamespace: string): readonly Destination[] {
  const kind = ref.at('kind').text('Service');
  const name = ref.at('name').text();
  const namespace = ref.at('namespace').text() || routeNamespace;
  if (kind !== 'Service' && kind !== 'Hostname') {
    ref.at('kind').note('unknown-type', kind);
    return [];
  }
  return [
    {
      host: kind === 'Hostname' ? name : `${name}.${namespace}.svc.cluster.local`,
      subset: null,
      port: ref.at('port').numberOrNull(),
      weight: ref.at('weight').number(1),
    },
  ];
}

const DEFAULT_PATH = 'PathPrefix /';

/** What the CRD writes where `rules` is absent: every path, no backend. */
const DEFAULT_RULE: HttpRule = {
  name: '',
  matches: [DEFAULT_PATH],
  destinations: [],
  redirect: false,
  directResponse: false,
  delegate: null,
  narrowed: false,
};

function matchWords(match: JsonCursor): string {
  const path = match.at('path');
  const parts = [
    path.present ? `${path.at('type').text('PathPrefix')} ${path.at('value').text('/')}` : DEFAULT_PATH,
    ...(match.at('method').present ? [`:method ${match.at('method').text()}`] : []),
    ...match
      .at('headers')
      .objects()
      .map((header) => namedWords('header', header)),
    ...match
      .at('queryParams')
      .objects()
      .map((param) => namedWords('query', param)),
  ];
  return parts.join(' · ');
}

function namedWords(what: string, entry: JsonCursor): string {
  const type = entry.at('type').text('Exact');
  return `${what} ${entry.at('name').text()} ${type} ${entry.at('value').text()}`;
}
