import type { RouteDetail } from '@/lib/answers/route-detail-types';
import { formatBytes } from '@/lib/core/words';
import type { CustomTag, Decorator, Tracing } from '@/lib/envoy/route-detail-model';
import { shareWords } from '../../words/fraction-words';
import { extensionWords, settingWords } from './extension-words';
import { type Lines, levelOf, line } from './line';

function tagSource({ from }: CustomTag): string {
  switch (from.kind) {
    case 'literal':
    case 'format':
      return from.value;
    case 'environment':
      return `environment variable ${from.value}`;
    case 'request-header':
      return `header ${from.value}`;
    case 'metadata':
      return `${from.of} metadata ${from.path}`;
    case 'unknown':
      return 'not understood';
  }
}

const tagWords = (tag: CustomTag): string =>
  `${tag.tag} = ${tagSource(tag)}${tag.otherwise === '' ? '' : `, else ${tag.otherwise}`}`;

function tracingLines(tracing: Tracing | null): Lines {
  if (tracing === null) return [];
  const { client, random, overall } = tracing;
  return [
    ...line('tracing.client_sampling', client === null ? null : shareWords(client)),
    ...line('tracing.random_sampling', random === null ? null : shareWords(random)),
    ...line('tracing.overall_sampling', overall === null ? null : shareWords(overall)),
    ...line('tracing.operation', tracing.operation),
    ...line('tracing.upstream_operation', tracing.upstreamOperation),
    ...line('tracing.custom_tags', tracing.tags.map(tagWords)),
  ];
}

function decoratorLines(decorator: Decorator | null): Lines {
  if (decorator === null) return [];
  return [
    ...line('decorator.operation', decorator.operation),
    ...line('decorator.propagate', decorator.propagate ? null : 'false', {
      note: 'The upstream is not told of the operation.',
    }),
  ];
}

/** Bytes with what they mean. */
export function bodyLimitLines(limit: RouteDetail['settings']['bodyLimit']): Lines {
  if (limit === null) return [];
  return line('request_body_buffer_limit', `${formatBytes(limit.value)} (${limit.value})`, {
    ...levelOf(limit),
    note: 'Kept for retries and copies; a longer body is sent only once.',
  });
}

/** Tracing, statistics, limits and metadata. */
export function otherLines({ config, settings }: RouteDetail): Lines {
  return [
    ...line('stat_prefix', config.statPrefix, { note: 'The route has statistics of its own.' }),
    ...decoratorLines(config.decorator),
    ...tracingLines(config.tracing),
    ...bodyLimitLines(settings.bodyLimit),
    ...settings.routeSpecifiers.flatMap((level) =>
      line('route_specifiers', level.value.flatMap(extensionWords), {
        ...levelOf(level),
        note: 'Code that may choose or change the route.',
      }),
    ),
    ...settings.metadata.flatMap((level) =>
      level.value.flatMap(({ namespace, type, settings: leaves }) =>
        line(
          `metadata.${namespace}`,
          [...(type === '' ? [] : [type]), ...settingWords(leaves)],
          levelOf(level),
        ),
      ),
    ),
  ];
}
