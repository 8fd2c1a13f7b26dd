import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plain } from './names';
import { reasonWords } from './reasons';

const ENGINE = new URL('../../../explain/', import.meta.url);

/** Codes that the engine's files write down; those of helpers that are given a code count, too. */
function codesOfEngine(): ReadonlySet<string> {
  const files = readdirSync(ENGINE).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const text = files.map((file) => readFileSync(new URL(file, ENGINE), 'utf8')).join('\n');
  const found = [...text.matchAll(/\bcode: (?:\w+ \? )?'([a-z-]+)'(?: : '([a-z-]+)')?/g)];
  return new Set(found.flatMap(([, first, second]) => [first, second]).filter((code) => code !== undefined));
}

test('every reason of the engine has words', () => {
  const codes = codesOfEngine();
  expect(codes.size).toBeGreaterThan(25);
  const bare = [...codes].filter((code) => plain(reasonWords({ code })) === `${code}.`);
  expect(bare).toEqual([]);
});

test('a reason without words is shown as it is', () => {
  expect(plain(reasonWords({ code: 'new-thing', port: 8080, name: null }))).toBe(
    'new-thing: port 8080, name null.',
  );
});
