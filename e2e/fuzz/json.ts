/**
 * Holds lib/json against JSON.parse and the kernel against its plain twins, on random documents and on broken ones:
 * `npm run fuzz -- --cases 1000000 --seed 1 [--record]`. The same seed gives the same cases. A failing case is printed
 * with the seed that makes it alone: `--cases 1 --seed <that>`.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createArena } from '@/lib/json/arena';
import { compareDocument, compareIndex, compareScans, surviveOverwriting } from '@/lib/json/testing/compare';
import { randomFrom, randomJson } from '@/lib/json/testing/random-json';
import type { FuzzRecord } from '../bench/results/model.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    record: { type: 'boolean', default: false },
  },
});

const RECORDS = new URL('../../docs/fuzz.json', import.meta.url);
const WHAT = 'byte index: kernel, plain passes and JSON.parse, on random and broken JSON';
const TELLING = [...new TextEncoder().encode('"\\{}[],: \n\t0-.eEtfnu/\u0001'), 0x80, 0xc3, 0xe2];

const AROUND = [0x22, 0xff, 0x5c, 0x7d, 0x31];

const arena = createArena();
const room = arena.allocate(1 << 20);
const encoder = new TextEncoder();

/** The text of a case: whole, cut, or with some bytes that are others. */
function bytesOf(seed: number, random: () => number): Uint8Array {
  const text = encoder.encode(randomJson(seed, 1 + Math.floor(random() ** 3 * 150)));
  const kind = random();
  if (kind < 0.4) return text;
  if (kind < 0.55) return text.slice(0, Math.floor(random() * text.length));
  for (let flips = 1 + Math.floor(random() * 3); flips > 0; flips -= 1)
    text[Math.floor(random() * text.length)] = TELLING[Math.floor(random() * TELLING.length)] ?? 0;
  return text;
}

function runCase(seed: number): void {
  const random = randomFrom(seed ^ 0x5bd1_e995);
  const bytes = bytesOf(seed, random);
  // Anywhere in a block: what stands before or behind must not matter.
  const shift = Math.floor(random() * 64);
  room.fill(AROUND[seed % AROUND.length] ?? 0, 0, bytes.length + 200);
  room.set(bytes, shift);
  const placed = room.subarray(shift, shift + bytes.length);
  compareIndex(placed, arena);
  compareScans(placed, arena, random);
  compareDocument(bytes, arena, random);
  if (random() < 0.2) surviveOverwriting(bytes, arena, random);
}

function record(entry: FuzzRecord): void {
  // Border: this script wrote the file.
  const known = existsSync(RECORDS) ? (JSON.parse(readFileSync(RECORDS, 'utf8')) as FuzzRecord[]) : [];
  const others = known.filter(({ what }) => what !== entry.what);
  writeFileSync(RECORDS, `${JSON.stringify([...others, entry], null, 2)}\n`);
}

const cases = Number(values.cases);
const first = Number(values.seed);
const started = performance.now();
let failures = 0;
for (let index = 0; index < cases && failures < 10; index += 1) {
  // Far apart, so that runs with neighbouring seeds have no case in common.
  const seed = index === 0 ? first : Math.imul(first + index, 0x9e37_79b1) >>> 0;
  try {
    runCase(seed);
  } catch (cause) {
    failures += 1;
    console.error(`--cases 1 --seed ${seed}:`, cause);
  }
  if (index % 50_000 === 49_999) console.log(`${index + 1} cases, ${failures} failures`);
}
const seconds = Math.round((performance.now() - started) / 1000);
const command = `npm run fuzz -- --cases ${cases} --seed ${first}`;
console.log(`${cases} cases, seed ${first}: ${failures} failures, ${seconds} s`);
if (values.record) record({ what: WHAT, command, cases, seed: first, seconds, failures });
process.exitCode = failures > 0 ? 1 : 0;
