import { describe, expect, it } from 'vitest';
import { answer } from '@/lib/answers/answer';
import { joined } from '@/lib/answers/joined';
import { exportFile } from '@/lib/answers/lists/export-file';
import { printedText } from '@/lib/answers/lists/testing/printed';
import { demoSnapshot } from '@/lib/answers/testing/demo';
import { LIST_COMMANDS, LIST_OUTPUTS } from './commands';
import { runList } from './list-command';
import { Output } from './output';
import { partialLines } from './partial';
import { readRequest } from './request';
import { runSearch } from './search-command';

const snapshot = demoSnapshot();

/** What a command prints, says and ends with, for the gateway of the demo. */
function run(...args: string[]) {
  const chunks: Buffer[] = [];
  const output = new Output(1, (_fd, bytes, offset, length) => {
    chunks.push(Buffer.from(bytes.slice(offset, offset + length)));
    return length;
  });
  const said: string[] = [];
  const say = (line: string) => void said.push(line);
  const request = readRequest([...args, '--demo'], {});
  if (request.kind !== 'list' && request.kind !== 'search') throw new Error(JSON.stringify(request));
  const code =
    request.kind === 'list'
      ? runList(snapshot, request, output, say)
      : runSearch(snapshot, request, output, say);
  return { code, text: Buffer.concat(chunks).toString('utf8'), said };
}

describe.each(LIST_COMMANDS)('%s', (list) => {
  it.each(LIST_OUTPUTS)('prints as %s what the dashboard exports', (format) => {
    const question = { list, format, filter: 'e !zzz', sort: null, columns: null };
    const file = exportFile({ joined: joined(snapshot), live: new Map() }, question);
    const { code, text } = run(list, 'e', '!zzz', '-o', format);
    expect(file.ok && printedText(file.value.chunks)).toBe(text);
    expect(code).toBe(0);
  });

  it('has one row for each one, with its head first', () => {
    const lines = run(list).text.split('\n');
    const rows: unknown = JSON.parse(run(list, '-o', 'json').text);
    expect(lines[0]).toMatch(/^[A-Z]/);
    expect(Array.isArray(rows) && rows.length).toBe(lines.length - 2);
  });

  it('ends with 1 when nothing matches, and prints the head all the same', () => {
    const { code, text, said } = run(list, 'no-such-thing-anywhere');
    expect(code).toBe(1);
    expect(text.split('\n')).toHaveLength(2);
    expect(said).toEqual([expect.stringMatching(/^None of \d+ \w+ matches\.$/)]);
  });

  it('refuses a column that it does not have, by name', () => {
    expect(() => run(list, '--sort', '-nonsense')).toThrow(/--sort: no column nonsense; there are /);
    expect(() => run(list, '--columns', 'nonsense')).toThrow(/--columns: no column nonsense/);
    expect(() => run(list, 'x:/[/ /[/')).toThrow(/\^/);
  });
});

describe('routes', () => {
  it('has the columns of istioctl, and those that were asked for', () => {
    const [head = ''] = run('routes').text.split('\n');
    for (const title of ['NAME', 'VIRTUAL HOST', 'DOMAINS', 'MATCH', 'VIRTUAL SERVICE']) {
      expect(head).toContain(title);
    }
    expect(run('routes', '--columns', 'path,name').text.split('\n')[0]).toMatch(/^MATCH +NAME$/);
  });
});

describe('search', () => {
  it('finds the hits of the dashboard, as text and as JSON', () => {
    const question = {
      section: null,
      kind: null,
      state: null,
      origin: null,
      text: 'cluster',
      mode: 'text',
    } as const;
    const asked = answer(snapshot, {
      ask: 'search',
      ...question,
      matchCase: false,
      wholeWord: false,
      offset: 0,
      limit: 1_000_000,
    });
    const hits = asked.ok && 'facets' in asked.value ? asked.value.hits : [];
    expect(hits.length).toBeGreaterThan(500);
    const json = run('search', 'cluster', '-o', 'ndjson').text.trimEnd().split('\n');
    expect(json.map((line): unknown => JSON.parse(line))).toEqual(hits);
    const text = run('search', 'cluster').text.trimEnd().split('\n');
    expect(text).toHaveLength(hits.length);
    expect(text[0]).toBe(`${hits[0]?.line}:${hits[0]?.pointer}: ${hits[0]?.context}`);
  });

  it('marks what it does not understand, and ends with 1 when it finds nothing', () => {
    expect(() => run('search', 'a(', '--regex')).toThrow(/\^/);
    expect(run('search', 'no-such-thing-anywhere')).toEqual({
      code: 1,
      text: '',
      said: ['Nothing found for no-such-thing-anywhere.'],
    });
  });
});

describe('a capture that lacks something', () => {
  it('says what, once for each reason', () => {
    const partial = demoSnapshot({
      without: ['kubernetes/virtualservices.networking.istio.io', 'kubernetes/services', 'admin/certs'],
    });
    const lines = partialLines(partial, 'routes');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(
      /^Incomplete, without virtualservices\.networking\.istio\.io, services, certs\. No permission/,
    );
    expect(partialLines(demoSnapshot(), 'routes')).toEqual([]);
  });
});
