import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatescope-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A start that takes the lock, and says in a shared file when it begins and ends its work. */
function start() {
  const script = `
    import { appendFileSync } from 'node:fs';
    import { locked } from ${JSON.stringify(new URL('./lock.mjs', import.meta.url).href)};
    const say = (what) => appendFileSync(${JSON.stringify(join(folder, 'log'))}, what + ' ');
    await locked(${JSON.stringify(join(folder, 'lock'))}, () => {}, async () => {
      say('begin');
      await new Promise((done) => setTimeout(done, 50));
      say('end');
    });`;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' });
}

const log = (): string => readFileSync(join(folder, 'log'), 'utf8').trim();

test('several starts work one after the other', async () => {
  await Promise.all([start(), start(), start()].map((child) => once(child, 'exit')));
  expect(log()).toBe('begin end begin end begin end');
});

test('a lock that a crash left behind is taken over', async () => {
  const gone = spawn(process.execPath, ['-e', '']);
  await once(gone, 'exit');
  for (const left of [String(gone.pid), '', '__proto__']) {
    writeFileSync(join(folder, 'lock'), left);
    const [code] = await once(start(), 'exit');
    expect(code).toBe(0);
  }
  expect(log()).toBe('begin end begin end begin end');
});
