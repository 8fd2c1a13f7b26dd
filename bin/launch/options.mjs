import { delimiter } from 'node:path';

/** Flags of `gatescope`: name, value placeholder (null for switches), environment twin, help. */
export const OPTIONS = [
  ['kubeconfig', 'FILE', 'kubeconfig to read; default: $KUBECONFIG, then ~/.kube/config'],
  ['context', 'NAME', 'context to open first; default: the current one'],
  ['admin-url', 'URL', 'an Envoy admin, e.g. http://127.0.0.1:15000'],
  [
    'gateway-address',
    '[PORT=]HOST:PORT',
    'where Explain may send requests; PORT= is the listener’s, if another. May be repeated',
  ],
  ['file', 'FILE', 'a config_dump file; may be given several times'],
  ['demo', null, 'open the embedded demo first'],
  ['port', 'PORT', 'port of the dashboard; 0 takes a free one; default: 8150, or the next free one'],
  ['host', 'HOST', 'address to listen on; default: 127.0.0.1. Others need --token-file'],
  ['allowed-host', 'HOST', 'further name that browsers may use for this server; may be repeated'],
  ['exec-allow', 'NAMES', 'credential plugins of the kubeconfig that may run unasked, e.g. aws,kubelogin'],
  ['max-dump-mib', 'MIB', 'largest answer of Envoy that is read, 1 to 2048; default: 512'],
  ['dump-timeout', 'SECONDS', 'longest that one answer of Envoy may take, 1 to 3600; default: 120'],
  ['no-open', null, 'do not open a browser'],
  ['token-file', 'FILE', 'read the start-up token from a file instead of making one'],
  ['version', null, 'print the version'],
  ['help', null, 'print this'],
];

/** What separates several values in the environment twin; an address has colons in it. */
const REPEATED = new Map([
  ['file', delimiter],
  ['allowed-host', delimiter],
  ['gateway-address', ','],
]);

export class UsageError extends Error {}

export const envName = (name) => `GATESCOPE_${name.toUpperCase().replaceAll('-', '_')}`;

const COMMANDS = ['listeners', 'routes', 'clusters', 'endpoints', 'secrets', 'search', 'explain'];

function unexpected(argument) {
  const isCommand = COMMANDS.includes(argument);
  const hint = isCommand
    ? `A command comes first: gatescope ${argument} …`
    : `Commands are ${COMMANDS.join(', ')}.`;
  return `Unexpected argument: ${argument}. ${hint}`;
}

function lookUp(name) {
  const option = OPTIONS.find(([known]) => known === name);
  if (option === undefined) throw new UsageError(`Unknown option --${name}.`);
  return option;
}

function put(values, name, value) {
  if (!REPEATED.has(name)) values[name] = value;
  else values[name] = [...(values[name] ?? []), value];
}

/**
 * Reads flags, then environment twins for what no flag set.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Record<string, string | true | string[]>}
 */
export function readOptions(args, env) {
  const values = {};
  for (let i = 0; i < args.length; i += 1) {
    const match = /^--([a-z-]+)(?:=(.*))?$/s.exec(args[i]);
    if (match === null) throw new UsageError(unexpected(args[i]));
    const [, name, inline] = match;
    const [, placeholder] = lookUp(name);
    if (placeholder === null) {
      if (inline !== undefined) throw new UsageError(`--${name} takes no value.`);
      put(values, name, true);
      continue;
    }
    if (inline === undefined) i += 1;
    const value = inline ?? args[i];
    if (value === undefined || value === '') throw new UsageError(`--${name} needs a value: ${placeholder}.`);
    put(values, name, value);
  }
  for (const [name, placeholder] of OPTIONS) {
    const value = env[envName(name)];
    if (values[name] !== undefined || value === undefined || value === '') continue;
    if (placeholder === null) {
      if (!['0', 'false'].includes(value)) put(values, name, true);
    } else
      for (const each of REPEATED.has(name) ? value.split(REPEATED.get(name)) : [value])
        put(values, name, each);
  }
  return values;
}

export function helpText() {
  const rows = OPTIONS.map(([name, placeholder, help]) => [
    `--${name}${placeholder === null ? '' : ` ${placeholder}`}`,
    help,
  ]);
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return [
    'Usage: gatescope [options]',
    '       gatescope COMMAND [options] [QUERY]',
    '',
    'Starts the dashboard and prints its URL. Without options: the kubeconfig if there is one, else the demo.',
    `With a command it prints instead: ${COMMANDS.join(', ')}; gatescope COMMAND --help says more.`,
    '',
    ...rows.map(([flag, help]) => `  ${flag.padEnd(width)}  ${help}`),
    '',
    `Every option has an environment twin: --admin-url is GATESCOPE_ADMIN_URL. Several files are joined by ${delimiter}, addresses by ,`,
    'Exit codes: 0 stopped, 1 failed, 2 wrong usage.',
  ].join('\n');
}
