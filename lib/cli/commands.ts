import type { ExportFormat } from '@/lib/answers/lists/model';
import type { FurtherSection } from '@/lib/snapshot/dump-scope';

/** Lists that are commands; each is the name of its list. */
export const LIST_COMMANDS = ['listeners', 'routes', 'clusters', 'endpoints', 'secrets'] as const;
export type ListCommand = (typeof LIST_COMMANDS)[number];

/** bin/launch/command.mjs knows the same words: the dashboard starts on anything else. */
export const COMMANDS = [...LIST_COMMANDS, 'search', 'explain'] as const;
export type CommandName = (typeof COMMANDS)[number];

/**
 * Lists that a live Envoy need not be asked the whole dump for: the sections besides the edge with which they are the
 * same as from the whole. A
 * listener says whether its route configurations came, a secret which clusters use it.
 */
export const BY_SECTION: { readonly [Name in CommandName]?: readonly FurtherSection[] } = {
  listeners: ['route-names'],
  secrets: ['clusters'],
};

export const LIST_OUTPUTS = ['table', 'wide', 'json', 'yaml', 'csv', 'md'] as const satisfies ExportFormat[];
export const SEARCH_OUTPUTS = ['text', 'ndjson'] as const;
export type SearchOutput = (typeof SEARCH_OUTPUTS)[number];
export const EXPLAIN_OUTPUTS = ['text', 'json', 'md'] as const;
export type ExplainOutput = (typeof EXPLAIN_OUTPUTS)[number];
/** Of many requests in a file. */
export const BULK_OUTPUTS = ['ndjson'] as const;

/** What a process ends with. Scripts rely on it. */
export const EXIT = { found: 0, nothing: 1, usage: 2, source: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Option {
  readonly name: string;
  /** One letter, as in `istioctl`; null without one. */
  readonly short: string | null;
  /** What stands for its value in the help; null for a switch. */
  readonly value: string | null;
  readonly help: string;
}

const option = (name: string, short: string | null, value: string | null, help: string): Option => ({
  name,
  short,
  value,
  help,
});

const SOURCE_OPTIONS: readonly Option[] = [
  option('file', 'f', 'FILE', 'a config_dump file; - reads standard input'),
  option('admin-url', null, 'URL', 'an Envoy admin, e.g. http://127.0.0.1:15000'),
  option('kubeconfig', null, 'FILE', 'kubeconfig to read; default: $KUBECONFIG, then ~/.kube/config'),
  option('context', null, 'NAME', 'context of the kubeconfig; default: the current one'),
  option('namespace', 'n', 'NAME', 'namespace of the pod'),
  option('pod', null, 'NAME', 'the pod; default: the ingress gateway, when there is only one'),
  option(
    'exec-allow',
    null,
    'NAMES',
    'credential plugins of the kubeconfig that may run unasked, e.g. aws,kubelogin',
  ),
  option('demo', null, null, 'the embedded demo'),
];

const COMMON_OPTIONS: readonly Option[] = [
  option('verbose', 'v', null, 'say on standard error what was read and how many values were hidden'),
  option('help', 'h', null, 'print this'),
];

const LIST_OPTIONS: readonly Option[] = [
  option('output', 'o', 'FORMAT', `${LIST_OUTPUTS.join(', ')}; default: table`),
  option('columns', null, 'NAMES', 'columns in the order wanted, separated by commas'),
  option('sort', null, 'COLUMN', 'sort by a column, -COLUMN for descending; default: the order of Envoy'),
];

const SEARCH_OPTIONS: readonly Option[] = [
  option('regex', null, null, 'PATTERN is a regular expression of RE2'),
  option('key', null, null, 'PATTERN is key:value, e.g. port_value:8080 or route.cluster:"blackhole"'),
  option('match-case', null, null, 'letter case matters'),
  option('word', null, null, 'whole words only'),
  option('output', 'o', 'FORMAT', `${SEARCH_OUTPUTS.join(', ')}; default: text`),
];

const EXPLAIN_OPTIONS: readonly Option[] = [
  option('curl', null, 'COMMAND', 'the request as a curl command'),
  option('log', null, 'LINE', "the request as a line of Envoy's access log, text or JSON"),
  option(
    'expect',
    null,
    'NAME',
    'a cluster, route, virtual host or VirtualService; exit code 1 if it is not reached',
  ),
  option('requests', null, 'FILE', 'many requests, one JSON object a line; - reads standard input'),
  option('clusters', null, 'FILE', 'the answer of /clusters?format=json of the same Envoy, beside --file'),
  option(
    'output',
    'o',
    'FORMAT',
    `${EXPLAIN_OUTPUTS.join(', ')}; default: text. With --requests ${BULK_OUTPUTS.join(', ')}`,
  ),
];

const OWN_OPTIONS: { readonly [Name in CommandName]?: readonly Option[] } = {
  search: SEARCH_OPTIONS,
  explain: EXPLAIN_OPTIONS,
};

/** The options of a command in the order of its help, each name once. */
export function optionsOf(command: CommandName): readonly Option[] {
  return [...(OWN_OPTIONS[command] ?? LIST_OPTIONS), ...SOURCE_OPTIONS, ...COMMON_OPTIONS];
}
