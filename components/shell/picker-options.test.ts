import { describe, expect, it } from 'vitest';
import { appError } from '@/lib/core/errors';
import type { ProxySummary, SourceSummary } from '@/lib/snapshot/source';
import { hueOf } from './context-name';
import { pickGroups } from './picker-options';

const source = (id: string, over: Partial<SourceSummary> = {}): SourceSummary => ({
  id,
  kind: 'cluster',
  label: id.replace('cluster:', ''),
  detail: 'https://api',
  isDefault: false,
  error: null,
  ...over,
});
const proxy = (pod: string, role: ProxySummary['role'], notReadable: string | null = null): ProxySummary => ({
  id: `ns/${pod}`,
  namespace: 'ns',
  pod,
  uid: pod,
  role,
  workload: 'gw',
  ready: notReadable === null,
  notReadable,
  istioVersion: '1.30.4',
  revision: 'canary',
  createdAt: null,
});

const prod = source('cluster:prod');
const broken = source('cluster:old', { error: appError('auth-provider-refused', { provider: 'gcp' }) });
const demo = source('demo', { kind: 'demo', label: 'Demo' });
const sources = [prod, broken, demo];
const proxies = [proxy('egress-1', 'egress'), proxy('in-2', 'ingress'), proxy('in-1', 'ingress', 'Pending')];

describe('pickGroups', () => {
  it('groups gateways by role, readable ones first, then sources by kind', () => {
    const groups = pickGroups(sources, prod, proxies, '');
    expect(groups.map((group) => group.title)).toEqual([
      'prod: ingress gateways',
      'prod: egress gateways',
      'Contexts of the kubeconfig',
      'Demo',
    ]);
    expect(groups[0]?.options.map((option) => option.id)).toEqual([
      'cluster:prod ns/in-2',
      'cluster:prod ns/in-1',
    ]);
  });

  it('has no second line for the one Envoy of a file', () => {
    const file = source('file:1', { kind: 'file', label: 'dump.json' });
    const groups = pickGroups([file], file, [proxy('dump.json', 'unknown')], '');
    expect(groups.flatMap((group) => group.options.map((option) => option.id))).toEqual(['file:1']);
  });

  it('says why something cannot be chosen', () => {
    const options = pickGroups(sources, prod, proxies, '').flatMap((group) => group.options);
    expect(options.find((one) => one.id.endsWith('in-1'))?.blocked).toBe('Pending');
    expect(options.find((one) => one.id === 'cluster:old')?.blocked).toMatch(/auth-provider gcp/);
  });

  it('matches all words over all levels, whatever their case', () => {
    const ids = (query: string) =>
      pickGroups(sources, prod, proxies, query).flatMap((group) => group.options.map((one) => one.id));
    expect(ids('PROD in-2')).toEqual(['cluster:prod ns/in-2']);
    expect(ids('canary egress')).toEqual(['cluster:prod ns/egress-1']);
    expect(ids('demo')).toEqual(['demo']);
    expect(ids('nothing here')).toEqual([]);
  });
});

describe('sidecars', () => {
  const found = (pods: readonly string[], matched = pods.length) => ({
    proxies: pods.map((pod) => proxy(pod, 'sidecar')),
    matched,
    total: 3_000,
  });
  const titles = (groups: readonly { readonly title: string }[]) => groups.map(({ title }) => title);

  it('are one line until somebody wants to see them', () => {
    const groups = pickGroups(sources, prod, proxies, '', { count: 3_000, found: null });
    const group = groups.find(({ title }) => title === 'prod: sidecars');
    expect(group?.options).toMatchObject([{ kind: 'sidecars', count: 3_000, blocked: null }]);
    expect(titles(pickGroups(sources, prod, proxies, '', { count: 0, found: null }))).not.toContain(
      'prod: sidecars',
    );
  });

  it('stand beneath gateways and waypoints, as the server found them', () => {
    const all = [...proxies, proxy('way-1', 'waypoint')];
    const groups = pickGroups(sources, prod, all, '', { count: 3_000, found: found(['web-2', 'web-10']) });
    expect(titles(groups).slice(0, 4)).toEqual([
      'prod: ingress gateways',
      'prod: egress gateways',
      'prod: waypoints',
      'prod: sidecars',
    ]);
    expect(groups[3]?.options.map(({ id }) => id)).toEqual([
      'cluster:prod ns/web-2',
      'cluster:prod ns/web-10',
    ]);
    expect(groups[3]?.note).toBeNull();
  });

  it('say how many more there are', () => {
    const groups = pickGroups(sources, prod, [], 'web', { count: 3_000, found: found(['web-1'], 1_200) });
    expect(groups[0]?.note).toBe('The first 1 of 1,200 sidecars. Type more to narrow them.');
  });
});

describe('hueOf', () => {
  it('gives neighbouring contexts different hues and leaves the rest at the first', () => {
    const many = ['a', 'b', 'c', 'd'].map((name) => source(name));
    expect(new Set(many.map((one) => hueOf(many, one.id))).size).toBe(4);
    expect(hueOf([...many, demo], 'demo')).toBe(0);
  });
});
