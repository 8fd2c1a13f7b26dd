import type { PathMatch, RouteMatch } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import { readRouteMatch } from '@/lib/envoy/route-match';
import type { ClauseKind } from './answer';
import { headerTest } from './header-test';
import { filterStateHolds, metadataHolds } from './metadata-test';
import { isGrpc } from './reply';
import type { Stream } from './stream';
import { templateRegex } from './uri-template';
import { lower, regexOf, valueTest, wantedText } from './value-test';

/** One condition of a route, ready to be asked. */
export interface ClauseTest {
  readonly kind: ClauseKind;
  readonly name: string;
  readonly wanted: string;
  readonly holds: (stream: Stream) => boolean;
  readonly got: (stream: Stream) => string | null;
}

/** How a route configuration changes what paths are compared with. */
export interface PathRules {
  readonly ignoresParameters: boolean;
}

const settled = (value: boolean | null, stream: Stream, kind: ClauseKind, name: string): boolean =>
  value ?? stream.chance.unknown({ code: 'clause-unread', clause: kind, name });

function pathTest(
  kind: ClauseKind,
  wanted: string,
  ignoresParameters: boolean,
  holds: (path: string) => boolean | null,
): ClauseTest {
  return {
    kind,
    name: '',
    wanted,
    holds: (stream) => {
      const path = stream.path(ignoresParameters);
      return path !== null && settled(holds(path), stream, kind, '');
    },
    got: (stream) => stream.path(ignoresParameters),
  };
}

const isConnect = ({ headers }: Stream): boolean =>
  headers.first(':method') === 'CONNECT' || headers.joined('upgrade')?.toLowerCase() === 'connect-udp';

function plainPath(
  path: PathMatch & { readonly kind: 'prefix' | 'exact' | 'path-separated-prefix' },
  rules: PathRules,
) {
  const fold = (text: string): string => (path.ignoreCase ? lower(text) : text);
  const wanted = fold(path.value);
  const compare = (given: string): boolean => {
    const text = fold(given);
    if (path.kind === 'exact') return text === wanted;
    if (!text.startsWith(wanted)) return false;
    return path.kind === 'prefix' || text.length === wanted.length || text[wanted.length] === '/';
  };
  const kind = path.kind === 'path-separated-prefix' ? path.kind : (`path-${path.kind}` as const);
  return pathTest(kind, path.value, rules.ignoresParameters, compare);
}

function pathClause(path: PathMatch, rules: PathRules): ClauseTest {
  switch (path.kind) {
    case 'prefix':
    case 'exact':
    case 'path-separated-prefix':
      return plainPath({ ...path, kind: path.kind }, rules);
    case 'regex':
      return pathTest(
        'path-regex',
        path.value,
        rules.ignoresParameters,
        (text) => regexOf(path.value)?.matchesWhole(text) ?? null,
      );
    case 'uri-template': {
      const regex = regexOf(templateRegex(path.value));
      return pathTest('path-template', path.value, false, (text) => regex?.matchesWhole(text) ?? null);
    }
    case 'connect':
      return {
        kind: 'path-connect',
        name: '',
        wanted: 'CONNECT',
        holds: isConnect,
        got: ({ headers }) => headers.first(':method'),
      };
    case 'unknown':
      return pathTest('unread', path.field, false, () => null);
  }
}

function headerClauses(raw: Raw): readonly ClauseTest[] {
  return raw
    .at('headers')
    .objects()
    .map((item) => {
      const test = headerTest(item);
      return {
        kind: 'header',
        name: test.name,
        wanted: test.wanted,
        holds: (stream) => {
          const individually = stream.runtime.flag(
            'envoy.reloadable_features.match_headers_individually',
            true,
          );
          return settled(test.holds(stream.headers, individually), stream, 'header', test.name);
        },
        got: ({ headers }) => headers.joined(test.key),
      };
    });
}

function queryClauses({ query }: RouteMatch): readonly ClauseTest[] {
  return query.map(({ name, match }) => {
    const test = valueTest(match);
    return {
      kind: 'query',
      name,
      wanted: wantedText(match),
      holds: (stream) => {
        const value = stream.query().get(name);
        if (match.kind === 'present') return (value !== undefined) === match.present;
        return value !== undefined && settled(test(value), stream, 'query', name);
      },
      got: (stream) => stream.query().get(name) ?? null,
    };
  });
}

function cookieClauses({ cookies }: RouteMatch): readonly ClauseTest[] {
  return cookies.map(({ name, match, invert }) => {
    const test = valueTest(match);
    return {
      kind: 'cookie',
      name,
      wanted: `${invert ? 'not ' : ''}${wantedText(match)}`,
      holds: (stream) => {
        const value = stream.cookies().get(name);
        return (value !== undefined && settled(test(value), stream, 'cookie', name)) !== invert;
      },
      got: (stream) => stream.cookies().get(name) ?? null,
    };
  });
}

const tlsText = ({ question }: Stream): string => (question.tls === null ? 'plaintext' : 'TLS');

function tlsClauses({ tlsContext }: RouteMatch): readonly ClauseTest[] {
  if (tlsContext === null) return [];
  return (['presented', 'validated'] as const).flatMap((name): readonly ClauseTest[] => {
    const wanted = tlsContext[name];
    if (wanted === null) return [];
    // Nothing says that this client shows a certificate.
    return [{ kind: 'tls-context', name, wanted: String(wanted), holds: () => !wanted, got: tlsText }];
  });
}

function otherClauses(match: RouteMatch): readonly ClauseTest[] {
  const metadata = match.dynamicMetadata.map(
    (each): ClauseTest => ({
      kind: 'metadata',
      name: [each.filter, ...each.path].join('/'),
      wanted: `${each.invert ? 'not ' : ''}${each.value.kind}`,
      holds: (stream) => metadataHolds(each, stream),
      got: () => null,
    }),
  );
  const states = match.filterState.map(
    (each): ClauseTest => ({
      kind: 'filter-state',
      name: each.key,
      wanted: each.match.kind,
      holds: (stream) => filterStateHolds(each, stream),
      got: ({ question }) => question.filterState.get(each.key) ?? null,
    }),
  );
  const unread = match.unknownFields.map(
    (field): ClauseTest => ({
      kind: 'unread',
      name: field,
      wanted: field,
      holds: (stream) => stream.chance.unknown({ code: 'clause-unread', clause: 'match', name: field }),
      got: () => null,
    }),
  );
  return [...metadata, ...states, ...unread];
}

function fractionClause({ runtimeFraction }: RouteMatch): readonly ClauseTest[] {
  if (runtimeFraction === null) return [];
  const { numerator, denominator, runtimeKey } = runtimeFraction;
  return [
    {
      kind: 'runtime-fraction',
      name: runtimeKey,
      wanted: `${numerator}/${denominator ?? '?'}`,
      holds: ({ runtime, chance }) => runtime.passes(runtimeFraction, chance, 'stream'),
      got: ({ question }) => question.random?.toString() ?? null,
    },
  ];
}

const GRPC: ClauseTest = {
  kind: 'grpc',
  name: 'content-type',
  wanted: 'application/grpc',
  holds: ({ headers }) => isGrpc(headers),
  got: ({ headers }) => headers.first('content-type'),
};

/** Conditions of `Route.match`, in the order in which Envoy asks them: the path comes last (config_impl.cc). */
export function routeClauses(raw: Raw, rules: PathRules): readonly ClauseTest[] {
  const match = readRouteMatch(raw);
  return [
    ...fractionClause(match),
    ...(match.grpcOnly ? [GRPC] : []),
    ...headerClauses(raw),
    ...queryClauses(match),
    ...cookieClauses(match),
    ...tlsClauses(match),
    ...otherClauses(match),
    pathClause(match.path, rules),
  ];
}
