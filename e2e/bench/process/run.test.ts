import { expect, test } from 'vitest';
import { runMeasured } from './run.ts';

const node = (script: string) => runMeasured([process.execPath, '-e', script]);

test('counts lines, exit code and words of a command', async () => {
  const outcome = await node('console.log("a\\nb\\nc"); console.error("oh"); process.exitCode = 3');
  expect(outcome.lines).toBe(3);
  expect(outcome.code).toBe(3);
  expect(outcome.stderr).toBe('oh\n');
});

test('counts CPU time and the largest memory, of children too', async () => {
  const burn =
    'const b = Buffer.alloc(150e6, 1); const end = process.cpuUsage().user + 150e3; while (process.cpuUsage().user < end);';
  const child = `require("node:child_process").execFileSync(process.execPath, ["-e", ${JSON.stringify(burn)}])`;
  const { usage } = await node(child);
  expect(usage.cpuMillis).toBeGreaterThan(150);
  expect(usage.peakBytes).toBeGreaterThan(150e6);
  expect(usage.wallMillis).toBeGreaterThan(100);
});

test('a command that is not there is an error', async () => {
  await expect(runMeasured(['gatescope-no-such-command'])).rejects.toThrow(/could not be run/);
});
