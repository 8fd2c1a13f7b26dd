import { expect, test, vi } from 'vitest';
import type { ProxySummary, Source } from '@/lib/snapshot/source';
import { Listings } from './listings';

const proxy = (pod: string, over: Partial<ProxySummary> = {}): ProxySummary => ({
  id: `ns/${pod}`,
  namespace: 'ns',
  pod,
  uid: pod,
  role: 'sidecar',
  workload: pod,
  ready: true,
  notReadable: null,
  istioVersion: '1.31.0',
  revision: null,
  createdAt: null,
  ...over,
});

function sourceOf(proxies: readonly ProxySummary[]) {
  const list = vi.fn(() => Promise.resolve({ proxies, ztunnels: 2, problems: [] }));
  const summary = { id: 'cluster:a', kind: 'cluster', label: 'a', detail: '', isDefault: true, error: null };
  // Only what a listing needs.
  return { source: { summary, list } as unknown as Source, list };
}

const signal = new AbortController().signal;

test('a page gets everything but sidecars, which are counted', async () => {
  const { source } = sourceOf([
    proxy('gw', { role: 'ingress' }),
    proxy('a'),
    proxy('w', { role: 'waypoint' }),
  ]);
  const answer = await new Listings().proxies(source, signal);
  expect(answer.proxies.map(({ pod }) => pod)).toEqual(['gw', 'w']);
  expect(answer).toMatchObject({ sidecars: 1, ztunnels: 2, problems: [] });
});

test('sidecars are searched in the listing that is there, words ANDed, unreadable ones last', async () => {
  const { source, list } = sourceOf([
    proxy('web-10'),
    proxy('web-9', { notReadable: 'not running (Pending)' }),
    proxy('web-2'),
    proxy('api-1', { namespace: 'shop' }),
    proxy('gw', { role: 'ingress' }),
  ]);
  const listings = new Listings();
  const found = async (text: string) =>
    (await listings.sidecars(source, text, signal)).proxies.map((p) => p.pod);
  expect(await found('')).toEqual(['web-2', 'web-10', 'api-1', 'web-9']);
  expect(await found('WEB 1')).toEqual(['web-2', 'web-10', 'web-9']);
  expect(await found('shop 1.31')).toEqual(['api-1']);
  expect(list).toHaveBeenCalledTimes(1);
  await listings.proxies(source, signal);
  expect(list).toHaveBeenCalledTimes(2);
});

test('thousands are cut, and counted', async () => {
  const many = Array.from({ length: 3_000 }, (_, index) => proxy(`web-${index}`));
  const answer = await new Listings().sidecars(sourceOf(many).source, '', signal);
  expect(answer.proxies).toHaveLength(100);
  expect([answer.matched, answer.total]).toEqual([3_000, 3_000]);
  expect(answer.proxies[99]?.pod).toBe('web-99');
});
