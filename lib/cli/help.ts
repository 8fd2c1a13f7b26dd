import { COMMANDS, type CommandName, type Option, optionsOf } from './commands';

const WHAT: { readonly [Command in CommandName]: string } = {
  listeners: 'what Envoy listens on',
  routes: 'every route, in the order Envoy tries them',
  clusters: 'where Envoy sends requests to',
  endpoints: 'the addresses behind the clusters, with their health',
  secrets: 'certificates and when they expire, never their keys',
  search: 'any text of the config dump',
  explain: 'what this Envoy does with requests, and why',
};

const EXAMPLES: { readonly [Command in CommandName]: readonly string[] } = {
  listeners: ['--file dump.json -o wide', '--admin-url http://127.0.0.1:15000 state:warming'],
  routes: ["--file dump.json 'host:shop path:/api'", '-n istio-system -o csv > routes.csv'],
  clusters: ["--file dump.json 'healthy:=0'", '--demo --sort -endpoints'],
  endpoints: ["--demo '!status:healthy'", '--file dump.json -o json port:8080'],
  secrets: ["--demo 'days:<14'", '--file dump.json --columns name,notafter,usedby'],
  search: ['--file dump.json blackhole', "--file - --regex 'outbound\\|80\\|.*cart' < dump.json"],
  explain: [
    '--demo https://shop.example.com/cart',
    '-n istio-system --curl "curl -H \'x-canary: true\' http://shop.example.com/"',
    '--file dump.json --expect storefront https://shop.example.com/ || echo lost',
    '--file dump.json --clusters clusters.json --requests requests.ndjson > answers.ndjson',
  ],
};

const flagOf = ({ name, short, value }: Option): string =>
  `${short === null ? '    ' : `-${short}, `}--${name}${value === null ? '' : ` ${value}`}`;

function optionLines(command: CommandName): readonly string[] {
  const options = optionsOf(command);
  const width = Math.max(...options.map((each) => flagOf(each).length));
  return options.map((each) => `  ${flagOf(each).padEnd(width)}  ${each.help}`);
}

const LANGUAGE = [
  'QUERY is the filter language of the dashboard: words are all wanted, !word is not, "two words",',
  '/regex/, field:value, field:"exact", weight:>0. The fields are the columns, see --output json.',
];
const HITS = [
  'Each hit is one line, LINE:POINTER: CONTEXT, or with --output ndjson one JSON object. The line is that',
  'of the file as it came, the pointer a JSON pointer.',
];
const ANSWERS = [
  'URL is what a client would be given; - reads a URL, a curl command, a raw request or a log line from standard',
  'input. What it does not say is assumed, and each assumption is printed.',
  'With --requests each request is one line: {"id","listener":{"address","port"},"source":{"address","port"},',
  '"tls":{"sni","alpn":[…]} or null,"method","path","headers":[["host","a"],…]}. Each answer is one line, in their',
  'order.',
];
const CODES = 'Exit codes: 0 found, 1 nothing matched, 2 wrong usage, 3 the source failed.';

/** What stands behind the options, and what else there is to say. */
const BEHIND: { readonly [Command in CommandName]?: readonly [words: string, more: readonly string[]] } = {
  search: [' PATTERN', HITS],
  explain: [' URL', ANSWERS],
};

function commandHelp(command: CommandName): string {
  const [words, more] = BEHIND[command] ?? [' [QUERY]', LANGUAGE];
  return [
    `Usage: gatescope ${command} [options]${words}`,
    '',
    `Prints ${WHAT[command]}.`,
    '',
    ...optionLines(command),
    '',
    ...more,
    CODES,
    '',
    'Examples:',
    ...EXAMPLES[command].map((example) => `  gatescope ${command} ${example}`),
  ].join('\n');
}

/** Help of one command, or the list of all. Ends without a line break. */
export function helpText(command: CommandName | null): string {
  if (command !== null) return commandHelp(command);
  const width = Math.max(...COMMANDS.map((name) => name.length));
  return [
    'Usage: gatescope COMMAND [options]',
    '',
    ...COMMANDS.map((name) => `  ${name.padEnd(width)}  ${WHAT[name]}`),
    '',
    'gatescope COMMAND --help says more; gatescope alone starts the dashboard, see gatescope --help.',
    CODES,
  ].join('\n');
}
