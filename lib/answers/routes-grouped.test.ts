import { expect, test } from 'vitest';
import { joined } from './joined';
import { routesPage } from './routes';
import type { FoldedHosts } from './routes-types';
import { demoSnapshot } from './testing/demo';

const all = joined(demoSnapshot());

function ask(folded?: FoldedHosts, reveal?: string) {
  const window = { routeConfig: '*', offset: 0, limit: 500, filter: '', sort: null } as const;
  return routesPage(all, { ask: 'routes', ...window, folded, ...(reveal === undefined ? {} : { reveal }) });
}

const hosts = ask().rows.flatMap((row) => (row.kind === 'virtual-host' ? [row] : []));
const host = hosts.find(({ total }) => total > 1);
if (host === undefined) throw new Error('the demo has virtual hosts with several routes');

test('a folded virtual host is its head alone, with its counts', () => {
  const page = ask({ all: false, except: [host.pointer] });
  expect(page.rowCount).toBe(ask().rowCount - host.total);
  expect(page.counts).toEqual(ask().counts);
  expect(page.groupIndices.map((place) => page.rows[place]?.kind)).toEqual(hosts.map(() => 'virtual-host'));
  expect(page.rows.find(({ pointer }) => pointer === host.pointer)).toEqual({ ...host, folded: true });
  const left = ask().rows.filter(({ pointer }) => !pointer.startsWith(`${host.pointer}/`));
  expect(page.rows.map(({ pointer }) => pointer)).toEqual(left.map(({ pointer }) => pointer));
});

test('all can be folded but some', () => {
  expect(ask({ all: true, except: [] }).rows.map(({ pointer }) => pointer)).toEqual(
    hosts.map(({ pointer }) => pointer),
  );
  expect(ask({ all: true, except: [host.pointer] }).rowCount).toBe(hosts.length + host.total);
});

test('a folded route stands where its head does, another one where it is a row', () => {
  for (const folded of [
    { all: true, except: [host.pointer] },
    { all: false, except: [host.pointer] },
  ]) {
    const page = ask(folded);
    for (const { pointer } of ask().rows) {
      const head = pointer.replace(/\/routes\/\d+$/, '');
      const own = page.rows.findIndex((row) => row.pointer === pointer);
      const place = own < 0 ? page.rows.findIndex((row) => row.pointer === head) : own;
      expect(ask(folded, pointer).revealed).toBe(place);
    }
  }
});

test('a head counts the problems of all its routes', () => {
  const sum = hosts.reduce((total, { problems }) => total + problems, 0);
  expect(sum).toBe(ask().problems);
  expect(sum).toBeGreaterThan(0);
});
