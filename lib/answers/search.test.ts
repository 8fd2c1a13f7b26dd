import { describe, expect, it, test } from 'vitest';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { child, ROOT, resolvePointer } from '@/lib/core/json-pointer';
import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import { searchPage } from './search';
import type { SearchPage, SearchQuestion } from './search-types';
import { demoSnapshot } from './testing/demo';

const demo = demoSnapshot();

const QUESTION: SearchQuestion = {
  text: '',
  mode: 'text',
  matchCase: false,
  wholeWord: false,
  section: null,
  kind: null,
  state: null,
  origin: null,
  offset: 0,
  limit: 500,
};

function search(question: Partial<SearchQuestion>, snapshot: Snapshot = demo): SearchPage {
  for (;;) {
    const page = searchPage(snapshot, { ...QUESTION, ...question });
    if (page.done && !page.originsToCome) return page;
  }
}

function documentOf(snapshot: Snapshot): Json {
  const bytes = dumpBytes(snapshot);
  if (bytes === null) throw new Error('no dump');
  return bytes.parse(bytes.root);
}

const dump = documentOf(demo);

/** Pointers of all keys and scalars that hold a text, letter case aside. */
function naive(value: Json, text: string, pointer = ROOT): readonly string[] {
  if (isJsonArray(value)) return value.flatMap((item, index) => naive(item, text, child(pointer, index)));
  if (isJsonObject(value)) {
    return Object.keys(value).flatMap((key) => [
      ...(key.toLowerCase().includes(text) ? [`key ${child(pointer, key)}`] : []),
      ...naive(value[key] ?? null, text, child(pointer, key)),
    ]);
  }
  return String(value).toLowerCase().includes(text) ? [pointer] : [];
}

const places = ({ hits }: SearchPage) => hits.map(({ pointer, inKey }) => `${inKey ? 'key ' : ''}${pointer}`);

const ITEMS = 60_000;

/** A dump of some megabytes. */
function largeSnapshot(): Snapshot {
  const items = Array.from({ length: ITEMS }, (_, index) => ({
    name: `item ${index}`,
    body: 'x'.repeat(40),
  }));
  const section = { '@type': 'type.googleapis.com/test.Things', items };
  const bytes = new TextEncoder().encode(JSON.stringify({ configs: [section] }));
  const opened = openCapture({
    origin: demo.origin,
    takenAt: demo.takenAt,
    missing: [],
    parts: [{ name: 'admin/config_dump', bytes, status: 200, millis: 0 }],
    id: 'b'.repeat(24),
    tagOf: () => 'tag',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

describe('search', () => {
  test.each([['cart'], ['@type'], ['8080'], ['"'], ['/'], ['outbound|'], ['true'], ['no such text']])(
    'finds what a walk over the dump finds: %s',
    (text) => {
      const expected = naive(dump, text);
      const page = search({ text });
      expect(page.total).toBe(expected.length);
      expect(page.all).toBe(expected.length);
      expect(places(page)).toEqual(expected.slice(0, 500));
      const windows = [0, 7, 14].map((offset) => search({ text, offset, limit: 7 }));
      expect(windows.flatMap(places)).toEqual(expected.slice(0, 21));
    },
  );

  it('shows each hit in its line, context, section and resource', () => {
    const bytes = dumpBytes(demo);
    const lines = new TextDecoder().decode(bytes?.bytes).split('\n');
    const page = search({ text: 'cart' });
    expect(page.hits.length).toBeGreaterThan(0);
    for (const [index, hit] of page.hits.entries()) {
      expect(hit.number).toBe(index);
      expect(hit.context.slice(hit.start, hit.end).toLowerCase()).toBe('cart');
      expect(lines[hit.line - 1]?.toLowerCase()).toContain('cart');
      expect(bytes?.parse(hit.value)).toEqual(resolvePointer(dump, hit.pointer));
      const section = demo.dump?.sections.find(({ title }) => title === hit.breadcrumb[0]);
      expect(hit.pointer.startsWith(`${section?.pointer}/`)).toBe(true);
      if (hit.resource === null) continue;
      const resource = section?.resources.find(({ pointer }) => pointer === hit.resource);
      expect(hit.pointer.startsWith(`${hit.resource}/`)).toBe(true);
      expect(hit.breadcrumb[1]).toBe(resource?.name);
    }
  });

  it('counts hits by section, kind, state and origin, and narrows to them', () => {
    const text = 'cart';
    const whole = search({ text });
    for (const name of ['section', 'kind', 'state', 'origin'] as const) {
      const { rows, more } = whole.facets[name];
      expect(more).toBe(0);
      expect(
        rows.reduce((sum, { hits }) => sum + hits, 0),
        name,
      ).toBe(whole.total);
      for (const { value, hits } of rows) {
        const narrowed = search({ text, [name]: [value] });
        expect(narrowed.total, `${name} ${value}`).toBe(hits);
        expect(narrowed.hits).toHaveLength(hits);
        expect(narrowed.all).toBe(whole.all);
        // The facet itself still shows what else there is.
        expect(narrowed.facets[name]).toEqual(whole.facets[name]);
      }
    }
    expect(whole.facets.section.rows.map(({ value }) => value)).toContain('Routes');
    expect(whole.facets.kind.rows.map(({ value }) => value)).toContain('dynamic_active_clusters');
    expect(whole.facets.origin.rows.some(({ value }) => value.startsWith('VirtualService '))).toBe(true);
    // Of one facet any value will do.
    const [first, second] = whole.facets.section.rows;
    const either = search({ text, section: [first?.value ?? '', second?.value ?? ''] });
    expect(either.total).toBe((first?.hits ?? 0) + (second?.hits ?? 0));
    expect(search({ text, section: ['no such section'] }).total).toBe(0);
    const both = search({ text, section: ['Routes'], state: ['active'] });
    expect(both.total).toBeLessThan(whole.total);
    expect(both.hits.every(({ breadcrumb }) => breadcrumb[0] === 'Routes')).toBe(true);
  });

  it('knows the innermost section and resource of any place', () => {
    const holds = (outer: string) => (inner: { readonly pointer: string }) =>
      outer === inner.pointer || outer.startsWith(`${inner.pointer}/`);
    for (const text of ['dynamic', 'version', '"', 'name', '@type']) {
      for (const { pointer, resource, breadcrumb } of search({ text }).hits) {
        const section = demo.dump?.sections.find(holds(pointer));
        expect(breadcrumb[0], pointer).toBe(section?.title ?? pointer.slice(1));
        expect(resource, pointer).toBe(section?.resources.find(holds(pointer))?.pointer ?? null);
      }
    }
  });

  it('knows regular expressions and keys', () => {
    const regex = search({ text: '^outbound\\|\\d+\\|.*\\|cart\\.', mode: 'regex' });
    expect(regex.total).toBeGreaterThan(0);
    for (const hit of regex.hits)
      expect(resolvePointer(dump, hit.pointer)).toMatch(/^outbound\|\d+\|.*\|cart\./);
    const keys = search({ text: 'route.cluster:"outbound|8080||cart.shop.svc.cluster.local"', mode: 'key' });
    expect(keys.total).toBeGreaterThan(0);
    expect(keys.hits.every(({ pointer }) => pointer.endsWith('/route/cluster'))).toBe(true);
  });

  it('says what it does not understand, and finds the empty text nowhere', () => {
    const bad = search({ text: 'a(b', mode: 'regex' });
    expect(bad).toMatchObject({ total: 0, done: true, hits: [], problem: { start: 1, end: 3 } });
    expect(search({ text: ':x', mode: 'key' }).problem).not.toBeNull();
    expect(search({ text: '' })).toMatchObject({ total: 0, done: true, problem: null });
  });

  it('finds nothing where there is no dump', () => {
    const blind = demoSnapshot({ without: ['admin/config_dump'] });
    expect(search({ text: 'cart' }, blind)).toMatchObject({ total: 0, done: true, bytes: 0 });
  });

  it('goes on with the same search when asked again, and begins anew for another text', () => {
    const large = largeSnapshot();
    const ask = (question: Partial<SearchQuestion>) =>
      searchPage(large, { ...QUESTION, limit: 1, ...question }, 0);
    const first = ask({ text: 'item' });
    expect(first).toMatchObject({ done: false, total: first.all });
    expect(first.scannedBytes).toBeLessThan(first.bytes);
    const second = ask({ text: 'item', offset: 100 });
    expect(second.scannedBytes).toBeGreaterThan(first.scannedBytes);
    expect(second.all).toBeGreaterThan(first.all);
    const [hit] = second.hits;
    expect(hit).toMatchObject({
      number: 100,
      context: 'name: item 99',
      breadcrumb: ['Things', 'item 99', 'name'],
    });
    expect(ask({ text: 'item 9' }).scannedBytes).toBe(first.scannedBytes);
    const anew = ask({ text: 'item' });
    expect(anew.scannedBytes).toBe(first.scannedBytes);
    while (!ask({ text: 'item' }).done);
    expect(ask({ text: 'item' }).all).toBe(ITEMS + 1);
  });

  it('answers hits before their origins are worked out, and counts these when asked again', () => {
    const snapshot = demoSnapshot();
    const ask = (question: Partial<SearchQuestion>, budget = Number.POSITIVE_INFINITY) =>
      searchPage(snapshot, { ...QUESTION, text: 'cart', ...question }, budget);
    const first = ask({});
    expect(first).toMatchObject({ done: true, originsToCome: true });
    expect(first.facets.origin).toEqual({ rows: [], more: 0 });
    // Windows of hits are not held up, and say nothing of origins.
    expect(ask({ offset: 5 }).originsToCome).toBe(true);
    // One step of the work at a time.
    expect(ask({}, 0).originsToCome).toBe(true);
    let whole = ask({});
    while (whole.originsToCome) whole = ask({});
    expect(whole.facets.origin.rows.length).toBeGreaterThan(1);
    expect({
      ...whole,
      originsToCome: true,
      facets: { ...whole.facets, origin: first.facets.origin },
    }).toEqual({
      ...first,
      millis: whole.millis,
    });
    // The next search has them at once; so has a link that is narrowed to an origin.
    expect(ask({ text: 'outbound' }).originsToCome).toBe(false);
    const [row] = whole.facets.origin.rows;
    const linked = demoSnapshot();
    const page = searchPage(linked, { ...QUESTION, text: 'cart', origin: [row?.value ?? ''] });
    expect(page).toMatchObject({ originsToCome: false, total: row?.hits });
  });

  it('survives JSON and structured clone', () => {
    const page = search({ text: 'cart', limit: 5 });
    expect(JSON.parse(JSON.stringify(page))).toEqual(page);
    expect(structuredClone(page)).toEqual(page);
  });
});
