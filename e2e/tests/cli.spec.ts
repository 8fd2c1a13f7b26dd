import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { API } from '@/lib/api/contract';
import type { SnapshotState } from '@/lib/snapshot/info';
import { startApp } from '../support/app';
import { begin, run } from '../support/command';

/** The command line as it is built: contract of those who script it. */

const FIXTURES = new URL('../../lib/envoy/fixtures/', import.meta.url);
const DUMP = fileURLToPath(new URL('config-dump.golden.json', FIXTURES));
const UPSTREAMS = fileURLToPath(new URL('upstreams-config-dump.golden.json', FIXTURES));
const LISTENERS = fileURLToPath(new URL('listeners-dump.golden.json', FIXTURES));

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatescope-cli-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const LISTS = [
  ['listeners', LISTENERS],
  ['routes', DUMP],
  ['clusters', UPSTREAMS],
  ['endpoints', UPSTREAMS],
  ['secrets', LISTENERS],
] as const;

for (const [list, file] of LISTS) {
  test(`${list}: every format, one row each, data on standard output alone`, async () => {
    const json = await run([list, '--file', file, '--output', 'json']);
    expect(json).toMatchObject({ code: 0, err: '' });
    const rows = JSON.parse(json.out) as object[];
    expect(rows.length).toBeGreaterThan(0);
    for (const format of ['table', 'wide'] as const) {
      const { code, out, err } = await run([list, '--file', file, '--output', format]);
      expect({ code, err, lines: out.trimEnd().split('\n').length }).toEqual({
        code: 0,
        err: '',
        lines: rows.length + 1,
      });
      expect(out).not.toContain('\u001b');
    }
    const yaml = await run([list, '--file', file, '-o', 'yaml']);
    expect(yaml.out.match(/^- /gm)).toHaveLength(rows.length);
    const csv = await run([list, '--file', file, '-ocsv']);
    expect(csv.out.split('\r\n')[0]).toBe(Object.keys(rows[0] ?? {}).join(','));
    const md = await run([list, '--file', file, '-o=md']);
    expect(md.out.split('\n')[1]).toMatch(/^\| -/);
    expect([yaml, csv, md].map(({ code }) => code)).toEqual([0, 0, 0]);
  });

  test(`${list}: 1 when nothing matches, 2 with a caret for a query that is wrong`, async () => {
    const nothing = await run([list, '--file', file, 'no-such-thing']);
    expect(nothing).toMatchObject({ code: 1, err: expect.stringMatching(/^gatescope: None of \d+/) });
    expect(nothing.out.split('\n')).toHaveLength(2);
    const wrong = await run([list, '--file', file, 'a', '/b(.*/']);
    expect(wrong).toMatchObject({ code: 2, out: '', err: expect.stringMatching(/a \/b\(\.\*\/\n.* {4,}\^/) });
    const column = await run([list, '--file', file, '--columns', 'nonsense']);
    expect(column).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no column nonsense') });
  });
}

test('search: one line a hit, text and ndjson, regular expressions and keys', async () => {
  const text = await run(['search', '--file', DUMP, 'canary']);
  expect(text.code).toBe(0);
  for (const line of text.out.trimEnd().split('\n')) expect(line).toMatch(/^\d+:\/configs\/\d+.*: .*canary/i);
  const json = await run(['search', '--file', DUMP, 'canary', '--output', 'ndjson']);
  const hits = json.out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { pointer: string });
  expect(hits.map(({ pointer }) => pointer)).toEqual(
    text.out
      .trimEnd()
      .split('\n')
      .map((line) => /^\d+:(.*?): /.exec(line)?.[1]),
  );
  const key = await run(['search', '--file', DUMP, '--key', 'port_value:']);
  expect(key).toMatchObject({ code: 0, err: '' });
  const regex = await run(['search', '--file', DUMP, '--regex', 'can[a]ry', '--match-case']);
  expect(regex.code).toBe(0);
  expect(await run(['search', '--file', DUMP, 'no-such-thing'])).toMatchObject({ code: 1, out: '' });
  expect(await run(['search', '--file', DUMP, '--regex', 'a('])).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/\n.*a\(\n.*\^/),
  });
});

test('explain: one request in words, its exit code what was expected of it', async () => {
  const url = 'http://media.example.com/watch';
  const text = await run(['explain', '--demo', url]);
  expect(text.code).toBe(0);
  expect(text.out).toMatch(/^\S.*\n {2}\S[\s\S]*\nStages\n {2}Listener +passed/);
  expect(text.err).toContain('gatescope: The URL names no port: 80.');
  expect((await run(['explain', '--demo', '-'], url)).out).toBe(text.out);
  expect(JSON.parse((await run(['explain', '--demo', url, '-o', 'json'])).out)).toHaveProperty(
    'answer.verdict',
  );
  expect(await run(['explain', '--demo', url, '--expect', 'no-such-cluster'])).toMatchObject({ code: 1 });
  expect(await run(['explain', '--demo', '--log', 'nonsense'])).toMatchObject({ code: 2, out: '' });
});

test('standard input is a file, and secrets are hidden from everything', async () => {
  const dump = readFileSync(DUMP, 'utf8');
  const fromFile = await run(['routes', '--file', DUMP]);
  expect(await run(['routes', '--file', '-'], dump)).toEqual(fromFile);
  const secret = /canary-initial-metadata/;
  expect(dump).toMatch(secret);
  const all = await run(['search', '--file', '-', '--regex', '.', '-o', 'ndjson', '--verbose'], dump);
  expect(all.out).not.toMatch(secret);
  expect(all.err).toMatch(/^gatescope: Read \d+ kB in .*; \d+ values? hidden; \d+ notices?\.\n$/);
});

test('a reader that goes away ends it quietly', async () => {
  const row = (at: number) => `{"match": {"prefix": "/${at}-${'x'.repeat(200)}"}, "route": {"cluster": "c"}}`;
  const routes = Array.from({ length: 20_000 }, (_, at) => row(at)).join(',');
  const config = `{"name": "r", "virtual_hosts": [{"name": "v", "domains": ["*"], "routes": [${routes}]}]}`;
  const type = 'type.googleapis.com/envoy.admin.v3.RoutesConfigDump';
  const file = write(
    'many.json',
    `{"configs": [{"@type": "${type}", "dynamic_route_configs": [{"route_config": ${config}}]}]}`,
  );
  for (const command of [
    ['routes', '--file', file],
    ['search', '--file', file, 'xxx'],
  ]) {
    const child = begin(command);
    const errors: Buffer[] = [];
    child.stderr?.on('data', (chunk: Buffer) => errors.push(chunk));
    child.stdout?.once('data', () => child.stdout?.destroy());
    const [code] = (await once(child, 'close')) as [number | null];
    expect({ code, err: Buffer.concat(errors).toString() }).toEqual({ code: 0, err: '' });
  }
});

test('a name of ten megabytes is one line', async () => {
  const huge = 'n'.repeat(10_000_000);
  const type = 'type.googleapis.com/envoy.admin.v3.ClustersConfigDump';
  const file = write(
    'huge.json',
    `{"configs": [{"@type": "${type}", "static_clusters": [{"cluster": {"name": "${huge}"}}]}]}`,
  );
  const { code, out } = await run(['clusters', '--file', file, '--columns', 'name']);
  expect(code).toBe(0);
  expect(out).toBe(`NAME\n${huge}\n`);
});

for (const [what, args, code, message] of [
  ['an unknown option', ['routes', '--fille', 'x'], 2, 'Did you mean --file?'],
  ['two places to read from', ['routes', '--demo', '--file', 'x'], 2, 'choose one place'],
  ['an admin URL that is none', ['routes', '--admin-url', 'nonsense'], 2, 'is not a URL'],
  ['a command behind its options', ['--file', DUMP, 'routes'], 2, 'A command comes first: gatescope routes'],
  ['a search for nothing', ['search', '--file', DUMP], 2, 'search needs a PATTERN'],
  ['a file that is not there', ['routes', '--file', '/nowhere/d.json'], 3, 'there is no such file'],
  ['a folder', ['routes', '--file', '/'], 3, 'it is a folder'],
  ['an admin that is not there', ['routes', '--admin-url', 'http://127.0.0.1:9'], 3, 'nothing listens there'],
  ['no kubeconfig', ['routes'], 3, 'The kubeconfig cannot be read'],
  [
    'a pod that the demo does not have',
    ['routes', '--demo', '--pod', 'nobody'],
    3,
    'No pod nobody runs an Envoy',
  ],
] as const) {
  test(`${what} ends with ${code} and says what to do`, async () => {
    const ended = await run(args);
    expect(ended).toMatchObject({ code, out: '', err: expect.stringContaining(message) });
    expect(ended.err).not.toMatch(/^\s+at /m);
  });
}

for (const [what, text, message] of [
  ['an empty file', '', 'The file is empty'],
  ['half a dump', '{"configs": [', 'The file ends too early'],
  ['another JSON', '{"kind": "List"}', 'This is not a config_dump'],
  ['a web page', '<html></html>', 'not an Envoy'],
] as const) {
  test(`${what} on standard input ends with 3`, async () => {
    const ended = await run(['listeners', '--file', '-'], text);
    expect(ended).toMatchObject({ code: 3, out: '', err: expect.stringContaining(message) });
  });
}

test('an admin of which a part cannot be read says what is missing', async () => {
  const answers: Readonly<Record<string, Buffer | string>> = {
    '/config_dump': readFileSync(DUMP),
    '/server_info': readFileSync(new URL('server-info.golden.json', FIXTURES)),
    '/listeners': readFileSync(new URL('listeners.golden.json', FIXTURES)),
    '/certs': readFileSync(new URL('certs.golden.json', FIXTURES)),
    '/ready': 'LIVE\n',
  };
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const answer = answers[path];
    const isText = answer === undefined || path === '/ready';
    response.writeHead(answer === undefined ? 404 : 200, {
      server: 'envoy',
      'content-type': isText ? 'text/plain; charset=UTF-8' : 'application/json',
    });
    response.end(answer ?? 'invalid path. admin commands are:\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ended = await run(['routes', '--admin-url', url, '-o', 'json']);
  server.close();
  expect(ended.code).toBe(0);
  expect(ended.err).toMatch(/^gatescope: Incomplete, without .*clusters/m);
  expect(ended.out).toBe((await run(['routes', '--file', DUMP, '-o', 'json'])).out);
});

test('a credential plugin runs only when it was allowed', async () => {
  const mark = join(folder, 'mark');
  const plugin = write('plugin.sh', `#!/bin/sh\ntouch ${mark}\necho '{}'\n`);
  chmodSync(plugin, 0o700);
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: plugin, interactiveMode: 'Never' };
  const kubeconfig = write(
    'kubeconfig',
    JSON.stringify({
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'here',
      clusters: [{ name: 'down', cluster: { server: 'https://127.0.0.1:9' } }],
      users: [{ name: 'plugin', user: { exec } }],
      contexts: [{ name: 'here', context: { cluster: 'down', user: 'plugin' } }],
    }),
  );
  const args = ['routes', '--kubeconfig', kubeconfig, '--pod', 'a/b'];
  const refused = await run(args);
  expect(refused).toMatchObject({ code: 3, out: '', err: expect.stringMatching(/plugin\.sh.*--exec-allow/) });
  expect(existsSync(mark)).toBe(false);
  const allowed = await run([...args, '--exec-allow', plugin]);
  expect(allowed).toMatchObject({ code: 3, out: '' });
  expect(existsSync(mark)).toBe(true);
  const unknown = await run(['routes', '--kubeconfig', kubeconfig, '--context', 'nowhere']);
  expect(unknown).toMatchObject({ code: 3, err: expect.stringContaining('No context nowhere') });
});

test('help of each command, and of all', async () => {
  for (const command of ['listeners', 'routes', 'clusters', 'endpoints', 'secrets', 'search']) {
    const help = await run([command, '--help']);
    expect(help).toMatchObject({ code: 0, err: '', out: expect.stringContaining(`gatescope ${command}`) });
  }
  expect((await run(['help'])).out).toContain('endpoints');
  expect((await run(['--help'])).out).toContain('gatescope COMMAND --help');
});

test('the dashboard exports the same bytes', async () => {
  const app = await startApp(LISTS.flatMap(([, file]) => ['--file', file]));
  const headers = { authorization: `Bearer ${app.token}`, 'content-type': 'application/json' };
  try {
    for (const [at, [list, file]] of LISTS.entries()) {
      const body = JSON.stringify({ source: `file:${at + 1}`, proxy: '-', fresh: false });
      const open = async () => {
        const response = await fetch(app.origin + API.snapshots, { method: 'POST', headers, body });
        return (await response.json()) as SnapshotState;
      };
      await expect.poll(async () => (await open()).state).toBe('ready');
      const state = await open();
      if (state.state !== 'ready') throw new Error(state.state);
      const q = JSON.stringify({ list, format: 'csv', filter: '!zzz', sort: null, columns: null });
      const answer = await fetch(
        `${app.origin}${API.export}?${new URLSearchParams({ snapshot: state.info.id, q })}`,
        {
          headers,
        },
      );
      expect(await answer.text()).toBe((await run([list, '--file', file, '-o', 'csv', '!zzz'])).out);
    }
  } finally {
    await app.stop();
  }
});
