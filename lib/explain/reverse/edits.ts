import { bareHost, type Draft, valuesOf } from './draft';

/** One change to a request, as a person would make it; null: the part is not there. */
export interface Edit {
  readonly kind:
    | 'tls'
    | 'listener'
    | 'sni'
    | 'alpn'
    | 'source'
    | 'version'
    | 'method'
    | 'scheme'
    | 'host'
    | 'path'
    | 'query'
    | 'header'
    | 'random';
  /** Of a header; '' for all others. */
  readonly name: string;
  /** Of `tls` the scheme and the port that Envoy sees: `https:8443`. */
  readonly from: string | null;
  readonly to: string | null;
}

type Part = readonly [kind: Edit['kind'], of: (draft: Draft) => string | null];

const place = ({ address, port }: Draft['listener']): string =>
  address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;

const schemeOf = ({ tls, listener }: Draft): string => `${tls === null ? 'http' : 'https'}:${listener.port}`;

/** The server name where it is not simply the host, as clients send it. */
function ownSni({ tls, host }: Draft): string | null {
  return tls === null || (host !== null && tls.sni === bareHost(host)) ? null : tls.sni;
}

const isClientLike = (draft: Draft): boolean => ownSni(draft) === null;

const sourceText = ({ source, proxySource }: Draft): string => place(proxySource ?? source);

const CONNECTION: readonly Part[] = [
  ['listener', ({ listener }) => place(listener)],
  ['alpn', ({ tls }) => tls?.alpn.join(', ') ?? null],
  ['version', ({ version }) => version],
];

const PARTS: readonly Part[] = [
  ['source', sourceText],
  ['method', ({ method }) => method],
  ['scheme', ({ scheme }) => scheme],
  ['host', ({ host }) => host],
  ['path', ({ path }) => path],
  ['query', ({ query }) => query?.join('&') ?? null],
  ['random', ({ random }) => random?.toString() ?? null],
];

function changed(before: Draft, after: Draft, parts: readonly Part[]): readonly Edit[] {
  return parts.flatMap(([kind, of]): Edit[] => {
    const [from, to] = [of(before), of(after)];
    return from === to ? [] : [{ kind, name: '', from, to }];
  });
}

function sniEdits(before: Draft, after: Draft): readonly Edit[] {
  const [from, to] = [before.tls?.sni ?? null, after.tls?.sni ?? null];
  // A client that dials another host sends that name as well.
  if (from === to || (isClientLike(before) && isClientLike(after))) return [];
  return [{ kind: 'sni', name: '', from: from || null, to: to || null }];
}

function headerEdits(before: Draft, after: Draft): readonly Edit[] {
  const keys = new Set([...before.headers, ...after.headers].map(([name]) => name.toLowerCase()));
  return [...keys].flatMap((name): Edit[] => {
    const of = (draft: Draft) => valuesOf(draft, name);
    const [from, to] = [of(before), of(after)];
    if (JSON.stringify(from) === JSON.stringify(to)) return [];
    const text = (values: readonly string[]) => (values.length === 0 ? null : values.join(', '));
    return [{ kind: 'header', name, from: text(from), to: text(to) }];
  });
}

/** What must be changed to make one request of another. The port and all of TLS go with the scheme. */
export function editsBetween(before: Draft, after: Draft): readonly Edit[] {
  const isOther = (before.tls === null) !== (after.tls === null);
  const connection: readonly Edit[] = isOther
    ? [{ kind: 'tls', name: '', from: schemeOf(before), to: schemeOf(after) }]
    : [...changed(before, after, CONNECTION), ...sniEdits(before, after)];
  // Over HTTP/2 the scheme is said as well; it follows TLS.
  const parts = isOther ? PARTS.filter(([kind]) => kind !== 'scheme') : PARTS;
  return [...connection, ...changed(before, after, parts), ...headerEdits(before, after)];
}
