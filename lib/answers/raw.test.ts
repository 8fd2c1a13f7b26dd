import { describe, expect, it, test } from 'vitest';
import { parsePointer } from '@/lib/core/json-pointer';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import { linesPage } from './raw';
import type { LinesPage, LinesQuestion } from './raw-types';
import { demoSnapshot } from './testing/demo';
import { snapshotOfDump } from './testing/dumps';

const QUESTION: LinesQuestion = { folded: [], reveal: null, offset: 0, limit: 500 };

function lines(question: Partial<LinesQuestion>, snapshot: Snapshot): LinesPage {
  const page = linesPage(snapshot, { ...QUESTION, ...question });
  if (!page.ok) throw new Error(page.error.code);
  return page.value;
}

const VALUE = { configs: [{ a: [1, 2], b: {} }, { text: 'ends with {' }] };
const PRETTY = JSON.stringify(VALUE, null, 1);
const ENDINGS = [
  ['pretty', PRETTY],
  ['CRLF', PRETTY.replaceAll('\n', '\r\n')],
  ['a line break at the end', `${PRETTY}\n`],
  ['a mark before it', `\uFEFF${PRETTY}`],
] as const;

describe('the lines', () => {
  test.each(ENDINGS)('are those of the document as it came: %s', (_name, text) => {
    const snapshot = snapshotOfDump(text);
    const page = lines({}, snapshot);
    const wanted = text.replaceAll('\r', '').replace(/\n$/, '').split('\n');
    expect(page.rows.map((row) => row.text)).toEqual(wanted);
    expect(page.rows.map(({ line }) => line)).toEqual(wanted.map((_, index) => index + 1));
    expect(page).toMatchObject({ lines: wanted.length, total: wanted.length, isMinified: false });
    const windows = [0, 4, 8].map((offset) => lines({ offset, limit: 4 }, snapshot));
    expect(windows.flatMap(({ rows }) => rows)).toEqual(page.rows.slice(0, 12));
  });

  test.each(ENDINGS)('fold from a bracket to its end: %s', (_name, text) => {
    const snapshot = snapshotOfDump(text);
    const { rows } = lines({}, snapshot);
    const open = rows.filter(({ fold }) => fold !== null).map((row) => row.text.trim());
    expect(open.map((each) => each.at(-1))).toEqual(['{', '[', '{', '[', '{']);
    const inner = rows[2]?.fold ?? -1;
    const list = rows[3]?.fold ?? -1;
    const folded = lines({ folded: [inner, list], reveal: parsePointer('/configs/0/a/1') }, snapshot);
    expect(folded.rows.map(({ line }) => line)).toEqual([1, 2, 3, 10, 11, 12, 13, 14]);
    expect(folded.rows[2]).toMatchObject({ line: 3, hidden: 6 });
    expect(folded.revealed).toBe(2);
    expect(lines({ folded: [list], offset: 3, limit: 2 }, snapshot).rows.map(({ line }) => line)).toEqual([
      4, 8,
    ]);
  });

  it('find the line of a value, and fold nothing at what is no bracket', () => {
    const snapshot = snapshotOfDump(PRETTY);
    const reveal = parsePointer('/configs/1/text');
    const line = PRETTY.split('\n').findIndex((text) => text.includes('ends with'));
    expect(lines({ reveal }, snapshot).revealed).toBe(line);
    const inText = PRETTY.indexOf('ends with {') + 'ends with '.length;
    expect(lines({ folded: [inText, 1, 4_000_000] }, snapshot).total).toBe(PRETTY.split('\n').length);
  });

  it('of a minified document are long ones, which are cut and said to be', () => {
    const snapshot = snapshotOfDump(JSON.stringify({ configs: ['é'.repeat(4_000)] }));
    const page = lines({}, snapshot);
    expect(page).toMatchObject({ lines: 1, total: 1, isMinified: true });
    expect(page.rows[0]?.cut).toBe(8_016);
    expect(page.rows[0]?.text).not.toContain('\uFFFD');
  });

  it('are the redacted ones of the demo', () => {
    const demo = demoSnapshot();
    const bytes = dumpBytes(demo);
    const wanted = new TextDecoder().decode(bytes?.bytes).replace(/\n$/, '').split('\n');
    for (const offset of [0, 777, wanted.length - 3])
      expect(lines({ offset, limit: 3 }, demo).rows.map((row) => row.text)).toEqual(
        wanted.slice(offset, offset + 3).map((text) => text.slice(0, 4_000)),
      );
  });
});
