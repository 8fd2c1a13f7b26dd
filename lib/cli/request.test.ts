import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMANDS, optionsOf } from './commands';
import { helpText } from './help';
import { readRequest } from './request';

const read = (...args: string[]) => readRequest(args, {});

describe('a command line', () => {
  it('joins the words of a query and keeps the options out of it', () => {
    expect(read('routes', 'host:shop', '--file', 'd.json', '!path:/api', '-o', 'csv')).toEqual({
      kind: 'list',
      list: 'routes',
      query: 'host:shop !path:/api',
      output: 'csv',
      columns: null,
      sort: null,
      source: { kind: 'file', path: 'd.json' },
      verbose: false,
    });
  });

  it.each([['--output', 'json'], ['--output=json'], ['-o', 'json'], ['-ojson'], ['-o=json']])(
    'takes an option as %s %s',
    (...args) => {
      expect(read('clusters', '--demo', ...args)).toMatchObject({ output: 'json' });
    },
  );

  it('takes a value that begins with a hyphen, and words behind --', () => {
    expect(read('clusters', '--demo', '--sort', '-endpoints')).toMatchObject({ sort: '-endpoints' });
    expect(read('routes', '--demo', '--', '--help', '-x')).toMatchObject({ query: '--help -x' });
  });

  it('takes - as a file: standard input', () => {
    expect(read('explain', '-f', 'd.json', '--clusters', 'c.json', '--requests', 'r.ndjson')).toMatchObject({
      kind: 'explain',
      asked: { kind: 'many', path: 'r.ndjson' },
      clusters: 'c.json',
    });
    expect(read('explain', '--demo', '--clusters', 'c.json', '--requests', '-')).toMatchObject({
      kind: 'wrong',
      message: '--clusters goes with --file only.',
    });
    expect(read('search', '-f', '-', 'x')).toMatchObject({ text: 'x', source: { kind: 'file', path: '-' } });
  });

  it('takes one request in any form that the dashboard does', () => {
    const one = { kind: 'one', expected: '', output: 'text' };
    expect(read('explain', '--demo', 'http://a/b')).toMatchObject({ asked: { ...one, text: 'http://a/b' } });
    for (const [given, text] of [
      ["curl -H 'x: 1' a", "curl -H 'x: 1' a"],
      ['-k https://a', 'curl -k https://a'],
      ['/usr/bin/curl a', '/usr/bin/curl a'],
      ['-', '-'],
    ] as const)
      expect(read('explain', '--demo', '--curl', given)).toMatchObject({ asked: { ...one, text } });
    expect(read('explain', '--demo', '--log', '[x]', '--expect', 'v1', '-omd')).toMatchObject({
      asked: { kind: 'one', text: '[x]', expected: 'v1', output: 'md' },
    });
  });

  it('has the modes of a search', () => {
    expect(read('search', '--demo', 'a')).toMatchObject({ mode: 'text', matchCase: false, wholeWord: false });
    expect(read('search', '--demo', 'a', '--regex', '--match-case', '--word', '-o', 'ndjson')).toMatchObject({
      mode: 'regex',
      matchCase: true,
      wholeWord: true,
      output: 'ndjson',
    });
    expect(read('search', '--demo', 'a:b', '--key')).toMatchObject({ mode: 'key' });
  });

  it('answers --help of a command whatever else is there', () => {
    expect(read('routes', '--output', 'nonsense', '--help')).toEqual({ kind: 'help', command: 'routes' });
    expect(read('help', 'search')).toEqual({ kind: 'help', command: 'search' });
    expect(read('help', 'constructor')).toEqual({ kind: 'help', command: null });
  });
});

describe('what is wrong is said', () => {
  it.each([
    [['routes', '--fille', 'x'], 'Unknown option --fille. Did you mean --file?'],
    [['routes', '--regex'], 'Unknown option --regex.'],
    [['routes', '-x'], 'Unknown option -x. A word that begins with - is written behind --, e.g. -- -x'],
    [['routes', '--file'], '--file needs a value: FILE.'],
    [['routes', '--file='], '--file needs a value: FILE.'],
    [['routes', '--file', 'a', '-f', 'b'], '--file is given twice.'],
    [['routes', '--demo=yes'], '--demo takes no value.'],
    [
      ['routes', '--demo', '-o', 'tabl'],
      /^--output tabl is not known; there are table, .* Did you mean table\?$/,
    ],
    [['routes', '--demo', '--columns', ','], '--columns names no column.'],
    [['routes', '--demo', '--file', 'x'], '--file and --demo: choose one place to read from.'],
    [['routes', '--file', 'x', '--pod', 'y'], '--file and --pod do not go together.'],
    [['routes', '-n', 'a', '--pod', 'b/c'], '--namespace a and --pod b/c name two namespaces.'],
    [['search', '--demo'], 'search needs a PATTERN.'],
    [['search', '--demo', 'a', 'b'], 'search takes one PATTERN: put quotes around a b'],
    [['explain', '--demo'], 'explain needs a URL, --curl, --log or --requests.'],
    [['explain', '--demo', 'a', '--log', 'b'], 'URL and --log: choose one way to ask.'],
    [
      ['explain', '--demo', 'a', 'b'],
      'explain takes one URL: put quotes around a b, or use --curl or --log.',
    ],
    [['explain', '--demo', '--requests', 'a', '-o', 'text'], '--output text is not known; there are ndjson.'],
    [['explain', '--demo', 'a', '-o', 'ndjson'], /^--output ndjson is not known; there are text, json, md\./],
    [
      ['explain', '--demo', '--requests', 'a', '--expect', 'b'],
      '--expect and --requests do not go together.',
    ],
    [['explain', '-f', '-', '-'], 'Standard input can be read once: - is given twice.'],
    [['explain', '-f', '-', '--requests', '-'], 'Standard input can be read once: - is given twice.'],
    [['rotues'], 'Unexpected argument: rotues. Did you mean gatescope routes?'],
  ])('%j', (args, message) => {
    const request = readRequest(args, {});
    expect(request.kind).toBe('wrong');
    if (request.kind === 'wrong') expect(request.message).toMatch(message);
  });
});

describe('where to read from', () => {
  const source = (args: string[], env = {}) => {
    const request = readRequest(['routes', ...args], env);
    return request.kind === 'list' ? request.source : request;
  };
  const CLUSTER = {
    kind: 'cluster',
    kubeconfig: null,
    context: null,
    execAllow: [],
    namespace: null,
    pod: null,
  };

  it('is the kubeconfig when nothing is said', () => {
    expect(source([])).toEqual(CLUSTER);
  });

  it('is what the environment says when no option does', () => {
    expect(source([], { GATESCOPE_FILE: 'a.json' })).toEqual({ kind: 'file', path: 'a.json' });
    expect(source([], { GATESCOPE_ADMIN_URL: 'http://x' })).toEqual({ kind: 'url', url: 'http://x' });
    expect(source([], { GATESCOPE_DEMO: '1' })).toMatchObject({ kind: 'demo' });
    expect(source([], { GATESCOPE_DEMO: '0' })).toEqual(CLUSTER);
    expect(source(['--context', 'b'], { GATESCOPE_FILE: 'a.json', GATESCOPE_EXEC_ALLOW: 'aws,x' })).toEqual({
      ...CLUSTER,
      context: 'b',
      execAllow: ['aws', 'x'],
    });
    expect(source(['--file', 'b'], { GATESCOPE_FILE: 'a', GATESCOPE_CONTEXT: 'c' })).toMatchObject({
      path: 'b',
    });
  });

  it('has namespace and pod of a cluster and of the demo', () => {
    expect(source(['--pod', 'a/b'])).toMatchObject({ kind: 'cluster', namespace: 'a', pod: 'b' });
    expect(source(['--demo', '-n', 'a', '--pod', 'b'])).toEqual({ kind: 'demo', namespace: 'a', pod: 'b' });
  });
});

describe('any command line at all', () => {
  const options = COMMANDS.flatMap((command) => optionsOf(command));
  const flags = options.flatMap(({ name, short }) => [
    `--${name}`,
    `--${name}=x`,
    ...(short === null ? [] : [`-${short}`, `-${short}y`]),
  ]);
  const argument = fc.oneof(
    fc.constantFrom(...flags, ...COMMANDS, '--', '-', '', '--__proto__', '--constructor=1', '-='),
    fc.string({ unit: 'binary' }),
  );
  const env = fc.dictionary(
    fc.constantFrom('GATESCOPE_FILE', 'GATESCOPE_DEMO', 'GATESCOPE_CONTEXT'),
    fc.string(),
  );

  it('is read or refused in words, never thrown at', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...COMMANDS, 'help', 'x'),
        fc.array(argument),
        env,
        (command, args, vars) => {
          const request = readRequest([command, ...args], vars);
          if (request.kind === 'wrong') expect(request.message).not.toBe('');
          else expect(['list', 'search', 'explain', 'help']).toContain(request.kind);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('the help', () => {
  it('names every option and every output of its command', () => {
    for (const command of COMMANDS) {
      const text = helpText(command);
      for (const { name } of optionsOf(command)) expect(text).toContain(`--${name}`);
      expect(text.split('\n').every((line) => line.length <= 120)).toBe(true);
    }
    for (const command of COMMANDS) expect(helpText(null)).toContain(command);
  });

  it('and the launcher know the same commands', () => {
    const read = (path: string) => readFileSync(new URL(`../../bin/${path}`, import.meta.url), 'utf8');
    const all: readonly string[] = COMMANDS;
    expect(read('gatescope')).toContain(`(${all.join('|')}|help)`);
    expect(read('launch/options.mjs')).toContain(`[${all.map((each) => `'${each}'`).join(', ')}]`);
  });
});
