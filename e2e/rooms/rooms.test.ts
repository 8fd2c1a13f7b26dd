import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
const folders: string[] = [];

/** A tree of its own with the project's rules, in which violations can be planted. */
function plant(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatescope-rooms-'));
  folders.push(folder);
  for (const name of ['.dependency-cruiser.mjs', 'tsconfig.json', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Names of the broken rules. */
function broken(files: Readonly<Record<string, string>>): readonly string[] {
  const folder = plant(files);
  const args = [
    CRUISER,
    '--output-type',
    'json',
    ...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? path)),
  ];
  const report = (): string => {
    try {
      return execFileSync(process.execPath, args, {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch (error) {
      // The exit code counts violations; the report is on stdout all the same.
      return String((error as { stdout?: unknown }).stdout);
    }
  };
  const { summary } = JSON.parse(report()) as { summary: { violations: { rule: { name: string } }[] } };
  return summary.violations.map(({ rule }) => rule.name);
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe('a planted violation is caught', () => {
  const istio = { 'lib/istio/hosts.ts': 'export const hosts = 1; export type Hosts = number;' };
  test.each([
    [
      'envoy',
      { ...istio, 'lib/envoy/a.ts': "import { hosts } from '@/lib/istio/hosts'; export const a = hosts;" },
    ],
    ['envoy', { ...istio, 'lib/envoy/a.ts': "export { hosts } from '../istio/hosts';" }],
    ['envoy', { 'lib/envoy/a.ts': "import { useState } from 'react'; export const a = useState;" }],
    [
      'pure-rooms-have-no-node',
      { 'lib/envoy/a.ts': "import { readFileSync } from 'node:fs'; export const a = readFileSync;" },
    ],
    [
      'components-take-pure-rooms-as-types',
      {
        ...istio,
        'components/istio/a.tsx': "import { hosts } from '@/lib/istio/hosts'; export const a = hosts;",
      },
    ],
    [
      'components-never-hold-server-code',
      {
        'lib/server/log.ts': 'export const log = 1;',
        'components/shell/a.ts': "import { log } from '@/lib/server/log'; export const a = log;",
      },
    ],
    [
      'client-node-and-ws-in-cluster-only',
      { 'lib/server/a.ts': "import { WebSocket } from 'ws'; export const a = WebSocket;" },
    ],
    [
      'base-ui-in-ui-only',
      { 'components/data/a.tsx': "import { Menu } from '@base-ui/react/menu'; export const a = Menu;" },
    ],
    [
      'everything-resolves',
      { 'lib/core/a.ts': "import { b } from '@/lib/core/nowhere'; export const a = b;" },
    ],
    [
      'no-cycles',
      {
        'lib/core/a.ts': "import { b } from './b'; export const a = () => b;",
        'lib/core/b.ts': "import { a } from './a'; export const b = () => a;",
      },
    ],
  ])('%s', (rule, files) => {
    expect(broken(files)).toContain(rule);
  });
});

test('types of a pure room are let through to components', () => {
  const files = {
    'lib/istio/hosts.ts': 'export type Hosts = number;',
    'components/istio/a.tsx': "import type { Hosts } from '@/lib/istio/hosts'; export const a: Hosts = 1;",
  };
  expect(broken(files)).toEqual([]);
});
