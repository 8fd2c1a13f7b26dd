import { describe, expect, it } from 'vitest';
import { dumpOf, first, named, routeConfigsOf } from './testing/read';
import { routesFixture } from './testing/route-fixture';

const dump = dumpOf(routesFixture());

describe('a real Envoy’s route configurations that use everything', () => {
  it('hold nothing that is new to the readers of lists', () => {
    expect(dump.notices).toEqual([]);
  });

  it('are all there: by RDS, and inside a scope', () => {
    expect(routeConfigsOf(dump).map(({ name, state, version }) => [name, state, version])).toEqual([
      ['https.443.everything', 'active', 'rds-7'],
      ['by-vhds', 'active', 'rds-8'],
      ['inline-a-routes', 'static', null],
    ]);
  });

  it('have routes in Envoy’s order, numbered from 1', () => {
    const host = first(named(routeConfigsOf(dump), 'https.443.everything').virtualHosts);
    expect(host.requireTls).toBe('EXTERNAL_ONLY');
    expect(host.routes.map(({ ordinal }) => ordinal)).toEqual(host.routes.map((_, place) => place + 1));
    expect(host.routes.map(({ name, action }) => [name, action.kind])).toEqual([
      ['match-everything', 'cluster'],
      ['match-template', 'cluster'],
      ['match-connect', 'cluster'],
      ['everything', 'cluster'],
      ['weighted', 'weighted'],
      ['by-header', 'cluster-header'],
      ['by-plugin', 'plugin'],
      ['by-unknown-plugin', 'plugin'],
      ['redirect', 'redirect'],
      ['redirect-format', 'redirect'],
      ['answer', 'direct-response'],
      ['answer-json', 'direct-response'],
      ['answer-file', 'direct-response'],
      ['by-filter', 'filter-action'],
      ['nowhere', 'non-forwarding'],
    ]);
  });
});
