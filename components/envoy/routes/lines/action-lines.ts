import type { RouteDetail } from '@/lib/answers/route-detail-types';
import type {
  BodyFormat,
  BodySource,
  DirectResponseDetail,
  ForwardDetail,
  HostRewriteDetail,
  PathRewriteDetail,
  RedirectDetail,
} from '@/lib/envoy/route-detail-model';
import type { MetadataEntry } from '@/lib/envoy/route-parts-model';
import { extensionWords, settingWords } from './extension-words';
import { type FieldLine, type Lines, line } from './line';

const regexWords = ({ pattern, substitution }: { readonly pattern: string; readonly substitution: string }) =>
  `${pattern} → ${substitution === '' ? '""' : substitution}`;

function pathRewriteLines(rewrite: PathRewriteDetail | null): Lines {
  switch (rewrite?.kind) {
    case undefined:
      return [];
    case 'prefix':
      return line('prefix_rewrite', rewrite.value, { note: 'Takes the place of the text that matched.' });
    case 'regex':
      return line('regex_rewrite', regexWords(rewrite), {
        note: 'Every match in the path without its query.',
      });
    case 'format':
      return line('path_rewrite', rewrite.value, { note: 'The whole path but the query.' });
    case 'policy':
      return line('path_rewrite_policy', extensionWords(rewrite.extension));
  }
}

function hostRewriteLines(rewrite: HostRewriteDetail | null): Lines {
  switch (rewrite?.kind) {
    case undefined:
      return [];
    case 'literal':
      return line('host_rewrite_literal', rewrite.value);
    case 'header':
      return line('host_rewrite_header', rewrite.value, {
        note: 'First value of that header; empty changes nothing.',
      });
    case 'format':
      return line('host_rewrite', rewrite.value);
    case 'path-regex':
      return line('host_rewrite_path_regex', regexWords(rewrite), {
        note: 'A path that does not match becomes the host as it is.',
      });
    case 'auto':
      return line('auto_host_rewrite', 'true', { note: 'The name of the upstream host that was chosen.' });
  }
}

/** Metadata by name space: `envoy.lb version v1`. */
export function metadataLines(field: string, entries: readonly MetadataEntry[]): readonly FieldLine[] {
  return entries.flatMap(({ namespace, type, settings }) =>
    line(`${field}.${namespace}`, [...(type === '' ? [] : [type]), ...settingWords(settings)]),
  );
}

function specifierLines(action: ForwardDetail, plugin: RouteDetail['plugin']): Lines {
  const { specifier } = action;
  switch (specifier.kind) {
    case 'header':
      return line('cluster_header', specifier.name, {
        note: 'First value of that header names the cluster; without it the answer is NC.',
      });
    case 'plugin':
      return [
        ...line('cluster_specifier_plugin', specifier.name),
        ...(plugin === null ? [] : pluginLines('cluster_specifier_plugins', plugin)),
      ];
    case 'inline-plugin':
      return pluginLines('inline_cluster_specifier_plugin', specifier.plugin);
    case 'weighted':
      return [
        ...line('weighted_clusters.runtime_key_prefix', specifier.runtimeKeyPrefix, {
          note: 'Runtime keys of this prefix and a cluster’s name win over the weights here.',
        }),
        ...line(
          'weighted_clusters.header_name',
          specifier.pickedBy?.kind === 'header' && specifier.pickedBy.name,
          {
            note: 'A number in that header picks the cluster instead of chance.',
          },
        ),
        ...line('weighted_clusters.use_hash_policy', specifier.pickedBy?.kind === 'hash-policy'),
        ...line('weighted_clusters.total_weight', specifier.declaredTotal, {
          note: `Deprecated: Envoy divides by the sum, ${specifier.totalWeight}.`,
        }),
      ];
    case 'cluster':
    case 'unknown':
      return [];
  }
}

/** A plugin that chooses clusters: what it is and how it is set. */
export function pluginLines(field: string, plugin: NonNullable<RouteDetail['plugin']>): Lines {
  return line(field, extensionWords(plugin.extension), {
    note: plugin.optional
      ? 'Optional: where Envoy lacks the plugin, the route matches nothing.'
      : 'The cluster is decided by code, for each request.',
  });
}

/** Where a request goes and how it is changed on the way; clusters and their weights are shown apart. */
export function forwardLines(action: ForwardDetail, plugin: RouteDetail['plugin']): Lines {
  return [
    ...specifierLines(action, plugin),
    ...line('cluster_not_found_response_code', action.notFoundCode === 503 ? null : action.notFoundCode, {
      note: 'Answered when the cluster does not exist.',
    }),
    ...pathRewriteLines(action.pathRewrite),
    ...hostRewriteLines(action.hostRewrite),
    ...line('append_x_forwarded_host', action.appendForwardedHost, {
      note: 'The host before the rewrite goes into x-forwarded-host.',
    }),
    ...metadataLines('metadata_match', action.metadataMatch),
    ...line('priority', action.priority === 'DEFAULT' ? null : action.priority, {
      note: 'Has circuit breakers of its own.',
    }),
  ];
}

function redirectPathLines(path: RedirectDetail['path']): Lines {
  switch (path?.kind) {
    case undefined:
      return [];
    case 'path':
      return line('path_redirect', path.value);
    case 'prefix':
      return line('prefix_rewrite', path.value);
    case 'format':
      return line('path_rewrite', path.value);
    case 'regex':
      return line('regex_rewrite', regexWords(path));
  }
}

/** A redirect, field by field. */
export function redirectLines(action: RedirectDetail): Lines {
  return [
    ...line('response_code', action.code === 0 ? 'not understood: see JSON' : action.code),
    ...line('https_redirect', action.httpsRedirect),
    ...line('scheme_redirect', action.scheme),
    ...line('host_redirect', action.host),
    ...line('port_redirect', action.port),
    ...redirectPathLines(action.path),
    ...line('strip_query', action.stripQuery, { note: 'A query in path_redirect itself stays.' }),
  ];
}

function sourceLines(field: string, source: BodySource): Lines {
  switch (source.kind) {
    case 'none':
      return [];
    case 'text':
      return line(`${field}.inline_string`, source.text === '' ? '""' : source.text);
    case 'bytes':
      return line(`${field}.inline_bytes`, source.text === '' ? '""' : source.text);
    case 'file':
      return line(`${field}.filename`, source.path, { note: 'Read by Envoy: its text is not in the dump.' });
    case 'environment':
      return line(`${field}.environment_variable`, source.name, {
        note: 'Read by Envoy: its text is not in the dump.',
      });
  }
}

function formatLines(format: BodyFormat): Lines {
  return [
    ...sourceLines('body_format.text_format_source', format.source),
    ...line('body_format.json_format', format.json === null ? null : settingWords(format.json)),
    ...line('body_format.content_type', format.contentType),
    ...line('body_format.omit_empty_values', format.omitEmpty),
    ...line('body_format.formatters', format.formatters.flatMap(extensionWords)),
  ];
}

/** What Envoy answers by itself. */
export function directResponseLines(action: DirectResponseDetail): Lines {
  return [
    ...line('status', action.status),
    ...sourceLines('body', action.body),
    ...(action.format === null ? [] : formatLines(action.format)),
  ];
}
