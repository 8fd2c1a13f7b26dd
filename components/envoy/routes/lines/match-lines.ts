import type { PathMatch, RouteMatch } from '@/lib/envoy/model';
import { fractionWords } from '../../words/fraction-words';
import { cookieWords, headerWords, queryWords } from '../../words/match-words';
import { filterStateWords, metadataWords, tlsContextWords } from '../../words/metadata-words';
import { quoted } from '../../words/value-words';
import { type Lines, line } from './line';

function pathLines(path: PathMatch): Lines {
  switch (path.kind) {
    case 'prefix':
      return line('prefix', quoted(path.value));
    case 'exact':
      return line('path', quoted(path.value));
    case 'path-separated-prefix':
      return line('path_separated_prefix', quoted(path.value), {
        note: 'Matches the path itself and what follows it after a slash.',
      });
    case 'regex':
      return line('safe_regex', quoted(path.value), {
        note: 'RE2; must match the whole path without the query.',
      });
    case 'uri-template':
      return line('path_match_policy', quoted(path.value), { note: 'URI template; letter case counts.' });
    case 'connect':
      return line('connect_matcher', 'CONNECT requests', { note: 'No other route takes a plain CONNECT.' });
    case 'unknown':
      return line(path.field === '' ? 'path_specifier' : path.field, 'not understood: see JSON');
  }
}

/** Every clause of a route's match, in the order in which Envoy tests them; the path comes last there. */
export function matchLines(match: RouteMatch): Lines {
  const { path, runtimeFraction, tlsContext } = match;
  return [
    ...pathLines(path),
    ...('ignoreCase' in path && path.ignoreCase ? line('case_sensitive', 'false') : []),
    ...line('runtime_fraction', runtimeFraction === null ? null : fractionWords(runtimeFraction), {
      note: 'The others go on to the next route.',
    }),
    ...line('grpc', match.grpcOnly ? 'only gRPC requests' : null),
    ...line('headers', match.headers.map(headerWords)),
    ...line('query_parameters', match.query.map(queryWords)),
    ...line('cookies', match.cookies.map(cookieWords)),
    ...line('tls_context', tlsContext === null ? null : tlsContextWords(tlsContext)),
    ...line('dynamic_metadata', match.dynamicMetadata.map(metadataWords), {
      note: 'At the first match only listener and network filters have written metadata.',
    }),
    ...line('filter_state', match.filterState.map(filterStateWords)),
    ...match.unknownFields.flatMap((field) => line(field, 'not understood: see JSON')),
  ];
}
