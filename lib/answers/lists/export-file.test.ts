import { describe, expect, it } from 'vitest';
import { joined } from '../joined';
import type { ExportQuestion } from '../questions';
import { demoSnapshot } from '../testing/demo';
import { exportFile } from './export-file';
import { printedText } from './testing/printed';

const snapshot = demoSnapshot();
const input = { joined: joined(snapshot), live: new Map() };
const resources = (snapshot.dump?.sections ?? []).flatMap((section) => section.resources);

const QUESTION: ExportQuestion = { list: 'resources', format: 'json', filter: '', sort: null, columns: null };

function file(some: Partial<ExportQuestion> = {}, from = input) {
  const made = exportFile(from, { ...QUESTION, ...some });
  if (!made.ok) throw new Error(String(made.error.details['what']));
  return { ...made.value, text: printedText(made.value.chunks) };
}

const names = (text: string): readonly unknown[] =>
  (JSON.parse(text) as { readonly name: unknown }[]).map(({ name }) => name);

describe('a list as a file', () => {
  it('has every row, in the order of the list', () => {
    expect(names(file().text)).toEqual(resources.map(({ name }) => name));
  });

  it('has what the filter leaves, sorted, in the columns asked for', () => {
    const { text } = file({
      format: 'csv',
      filter: 'section:clusters shop',
      sort: '-name',
      columns: ['name'],
    });
    const expected = resources.filter(({ name, list }) => list.includes('clusters') && name.includes('shop'));
    expect(expected.length).toBeGreaterThan(1);
    expect(text.trimEnd().split('\r\n').slice(1).sort()).toEqual(expected.map(({ name }) => name).sort());
  });

  it('is named after the pod and the list, in letters that no header or file system minds', () => {
    const { proxy } = snapshot.origin;
    expect(file({ format: 'yaml' }).fileName).toBe(`gatescope-${proxy?.pod}-resources.yaml`);
    const hostile = { ...snapshot.origin, proxy: { namespace: '', pod: '../"a\r\nb', uid: '' } };
    const other = { ...input, joined: { ...input.joined, snapshot: { ...snapshot, origin: hostile } } };
    expect(file({}, other).fileName).toBe('gatescope-..__a__b-resources.json');
    const none = {
      ...input,
      joined: { ...input.joined, snapshot: { ...snapshot, origin: { ...hostile, proxy: null } } },
    };
    expect(file({}, none).fileName).toBe('gatescope-resources.json');
  });

  it('is refused for a query that cannot be understood, with the place', () => {
    expect(exportFile(input, { ...QUESTION, filter: 'a "b' })).toEqual({
      ok: false,
      error: { code: 'bad-request', details: { what: 'Filter, character 3: The quote is not closed.' } },
    });
  });
});
