import { describe, expect, it } from 'vitest';
import type { HostRow } from '@/lib/answers/overview-types';
import { filterHosts } from './filter-hosts';

const row = (host: string, port: number, name: string): HostRow => ({
  host,
  aliases: [`${host}.alias`],
  direction: null,
  rest: null,
  cluster: null,
  port,
  tls: null,
  listener: '0.0.0.0_8080',
  routeConfig: 'http.8080',
  origins: [{ kind: 'object', ref: { kind: 'VirtualService', namespace: 'shop', name }, exists: true }],
  routes: 1,
  state: { kind: 'ok' },
});
const ROWS = [row('shop.example.com', 80, 'front'), row('a.example.com', 443, 'a')];

describe('filterHosts', () => {
  it('needs every word, anywhere, in any case', () => {
    expect(filterHosts(ROWS, 'SHOP example')).toHaveLength(2);
    expect(filterHosts(ROWS, 'shop.example')).toHaveLength(1);
    expect(filterHosts(ROWS, '443 shop/a')).toEqual([ROWS[1]]);
    expect(filterHosts(ROWS, 'a.example.com.alias')).toEqual([ROWS[1]]);
    expect(filterHosts(ROWS, 'nothing')).toEqual([]);
    expect(filterHosts(ROWS, '  ')).toBe(ROWS);
  });
});
