import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { resolvePointer } from '@/lib/core/json-pointer';
import { readConfigDump } from './config-dump';
import type { ConfigDump } from './model';
import { inCamelCase } from './testing/camel';
import { fixture } from './testing/fixtures';
import {
  bytesOf,
  dumpOf,
  dumpWith,
  first,
  listenerIn,
  named,
  plainDump,
  routeConfigsOf,
  section,
} from './testing/read';

const document = fixture('config-dump');
const dump = dumpOf(document);

describe('the dump of a real Envoy', () => {
  it('is understood without a notice', () => {
    expect(dump.notices).toEqual([]);
    expect(dump.sections.map(({ title, known }) => [title, known])).toEqual([
      ['Bootstrap', true],
      ['Clusters', true],
      ['Extension configs', true],
      ['Endpoints', true],
      ['Listeners', true],
      ['Scoped routes', true],
      ['Routes', true],
      ['Secrets', true],
    ]);
  });

  it('has every leaf in a section, and every resource at its pointer', () => {
    const leaves: string[] = [];
    const walk = (value: Json, pointer: string): void => {
      if (isJsonArray(value)) for (const [index, item] of value.entries()) walk(item, `${pointer}/${index}`);
      else if (isJsonObject(value))
        for (const [key, part] of Object.entries(value)) walk(part, `${pointer}/${key}`);
      else leaves.push(pointer);
    };
    walk(document, '');
    const outside = leaves.filter(
      (leaf) => !dump.sections.some(({ pointer }) => leaf.startsWith(`${pointer}/`)),
    );
    expect(outside).toEqual([]);
    const resources = dump.sections.flatMap((each) => each.resources);
    expect(resources.length).toBeGreaterThan(30);
    for (const { pointer } of resources) expect(resolvePointer(document, pointer), pointer).toBeDefined();
  });

  it('has each resource typed and in its section under the same pointer', () => {
    const pointers = new Set(dump.sections.flatMap((each) => each.resources.map(({ pointer }) => pointer)));
    const typed = [...dump.listeners, ...routeConfigsOf(dump), ...dump.clusters, ...dump.secrets];
    expect(typed.filter(({ pointer }) => !pointers.has(pointer))).toEqual([]);
    expect([...new Set(typed.map(({ state }) => state))].sort()).toEqual([
      'active',
      'draining',
      'rejected',
      'static',
      'warming',
    ]);
  });

  it('points at each route and filter chain', () => {
    const routes = routeConfigsOf(dump)
      .flatMap((config) => config.virtualHosts)
      .flatMap((host) => host.routes);
    for (const { pointer, name } of routes) {
      const raw = resolvePointer(document, pointer);
      expect(isJsonObject(raw) && (raw['name'] ?? '')).toBe(name);
      expect(isJsonObject(raw) && isJsonObject(raw['match'])).toBe(true);
    }
    const chains = dump.listeners.flatMap((listener) => listener.filterChains);
    for (const { pointer } of chains) expect(isJsonObject(resolvePointer(document, pointer))).toBe(true);
  });

  it('reads the same in camel case', () => {
    const camel = dumpOf(inCamelCase(document));
    const plain = (read: ConfigDump): unknown =>
      JSON.parse(
        JSON.stringify(plainDump(read), (key, part) =>
          key === 'pointer' || key === 'list' ? undefined : part,
        ),
      );
    expect(plain(camel)).toEqual(plain(dump));
  });

  it('tells who Envoy is', () => {
    expect(dump.bootstrap).toMatchObject({
      pointer: '/configs/0',
      nodeId: 'router~10.244.0.5~edge-7c5d9-abcde.istio-system~istio-system.svc.cluster.local',
      nodeCluster: 'edge.istio-system',
      envoyVersion: '1.40.0',
    });
    expect(dump.bootstrap?.metadata['ISTIO_VERSION']).toBe('1.31.0');
  });

  it('lists a listener once for each of its states', () => {
    const states = dump.listeners.map(({ name, state }) => `${name} ${state}`).sort();
    expect(states).toEqual([
      '0.0.0.0_8080 active',
      '0.0.0.0_8080 draining',
      '0.0.0.0_8443 active',
      '10.96.0.1_443 active',
      'local static',
      'refused rejected',
      'scoped active',
      'tcp active',
      'tcp rejected',
      'warming warming',
    ]);
    expect(listenerIn(dump, '0.0.0.0_8080', 'active').version).toBe('lds-2');
    expect(listenerIn(dump, '0.0.0.0_8080', 'draining').version).toBe('lds-1');
    expect(listenerIn(dump, 'tcp', 'rejected').error?.details).toBe('missing ): (');
    expect(listenerIn(dump, 'tcp', 'active').error).toBeNull();
  });

  it('has static, dynamic and scoped route configurations, and warming clusters', () => {
    expect(
      routeConfigsOf(dump)
        .map(({ name, state }) => `${name} ${state}`)
        .sort(),
    ).toEqual([
      'http.8080 active',
      'https.8443.https.shop.default active',
      'local static',
      'tenant-a-routes static',
    ]);
    expect(named(dump.clusters, 'outbound|80||never-warm.default.svc.cluster.local').state).toBe('warming');
  });

  it('knows the kinds of secrets', () => {
    expect(dump.secrets.map(({ name, kind, state }) => [name, kind, state])).toEqual([
      ['session-keys', 'session-ticket-keys', 'static'],
      ['kubernetes://shop-cert', 'tls-certificate', 'active'],
    ]);
  });
});

describe('readConfigDump', () => {
  it('takes {} for a dump in which nothing matched', () => {
    expect(dumpOf({})).toMatchObject({ sections: [], listeners: [], hasEndpoints: false, notices: [] });
    expect(dumpOf({ configs: [] }).sections).toEqual([]);
  });

  it('says what a document is that is no dump', () => {
    const looks = (value: Json) => {
      const result = readConfigDump(bytesOf(value));
      return result.ok ? 'ok' : `${result.error.code}: ${String(result.error.details['looksLike'])}`;
    };
    expect(looks({ cluster_statuses: [] })).toBe('dump-not-understood: an answer of /clusters');
    expect(looks({ apiVersion: 'v1', kind: 'List', items: [] })).toContain('a list of Kubernetes objects');
    expect(looks([])).toContain('a list');
    expect(looks(null)).toContain('null');
    expect(looks({ configs: 'x' })).toContain('some other JSON object');
    expect(looks(JSON.parse('{"__proto__":{"configs":[]}}'))).toContain('dump-not-understood');
  });

  it('lists a section that it does not know, raw and with a notice', () => {
    const type = 'type.googleapis.com/envoy.admin.v9.NewConfigDump';
    const read = dumpOf({
      configs: [{ '@type': type, dynamic_news: [{ name: 'n' }, { news: { name: 'm' } }, 7] }],
    });
    expect(read.sections).toMatchObject([{ title: 'NewConfigDump', known: false, pointer: '/configs/0' }]);
    expect(first(read.sections).resources.map(({ name, pointer }) => [name, pointer])).toEqual([
      ['n', '/configs/0/dynamic_news/0'],
      ['m', '/configs/0/dynamic_news/1'],
      ['', '/configs/0/dynamic_news/2'],
    ]);
    expect(read.notices).toEqual([
      { code: 'unknown-type', pointer: '/configs/0', subject: 'envoy.admin.v9.NewConfigDump' },
    ]);
  });

  it('leaves a v2 dump unread, and says so', () => {
    const read = dumpOf({
      configs: [{ '@type': 'type.googleapis.com/envoy.admin.v2alpha.ClustersConfigDump' }],
    });
    expect(read.clusters).toEqual([]);
    expect(read.sections[0]?.known).toBe(false);
    expect(read.notices).toHaveLength(1);
  });

  it('reads repeated sections, and says so unless Envoy repeats them itself', () => {
    const cluster = (name: string) =>
      section('ClustersConfigDump', { static_clusters: [{ cluster: { name } }] });
    const filter = section('EcdsConfigDump', { ecds_filters: [{ ecds_filter: { name: 'f' } }] });
    const read = dumpWith(cluster('a'), filter, cluster('b'), filter);
    expect(read.clusters.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(read.notices).toEqual([
      { code: 'section-repeated', pointer: '/configs/2', subject: 'envoy.admin.v3.ClustersConfigDump' },
    ]);
  });

  it('reads the elements of a dump by resource', () => {
    const element = (type: string, fields: object) => section(type, { ...fields });
    const read = dumpWith(
      element('ClustersConfigDump.DynamicCluster', {
        version_info: '7',
        cluster: { name: 'a', type: 'EDS' },
      }),
      element('ClustersConfigDump.StaticCluster', { cluster: { name: 'b' } }),
      element('ListenersConfigDump.DynamicListener', {
        name: 'l',
        warming_state: { listener: { name: 'l' } },
      }),
    );
    expect(read.clusters.map(({ name, state, pointer }) => [name, state, pointer])).toEqual([
      ['a', 'active', '/configs/0'],
      ['b', 'static', '/configs/1'],
    ]);
    expect(read.listeners.map(({ name, state }) => [name, state])).toEqual([['l', 'warming']]);
    expect(read.sections.map(({ title }) => title)).toEqual(['Clusters', 'Listeners']);
  });

  it('shows a refused listener without a name, and one without any state', () => {
    const refused = { error_state: { details: 'no name', last_update_attempt: '2026-01-01T00:00:00Z' } };
    const read = dumpWith(section('ListenersConfigDump', { dynamic_listeners: [refused, { name: 'odd' }] }));
    expect(read.listeners).toMatchObject([
      { name: '', state: 'rejected', error: { details: 'no name', lastAttempt: '2026-01-01T00:00:00Z' } },
      { name: 'odd', state: 'active', filterChains: [] },
    ]);
  });

  it('notes fields that are new to it, and the first 100 places of each', () => {
    const clusters = Array.from({ length: 500 }, (_, index) => ({
      cluster: { name: `c${index}`, new_field: 1 },
    }));
    const read = dumpWith(section('ClustersConfigDump', { static_clusters: clusters, new_list: [] }));
    expect(read.clusters).toHaveLength(500);
    expect(read.notices.filter(({ subject }) => subject === 'new_field')).toHaveLength(100);
    expect(read.notices[0]).toEqual({
      code: 'unknown-field',
      pointer: '/configs/0/new_list',
      subject: 'new_list',
    });
  });

  it('notes a route configuration that it cannot read, and keeps it in its section', () => {
    const configs = [
      { route_config: { '@type': 'x/envoy.api.v2.RouteConfiguration', name: 'old' } },
      { version_info: '1' },
    ];
    const read = dumpWith(section('RoutesConfigDump', { dynamic_route_configs: configs }));
    expect(routeConfigsOf(read)).toEqual([]);
    expect(first(read.sections).resources.map(({ name }) => name)).toEqual(['old', '']);
    expect(read.notices.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['route-config-unparsed', '/configs/0/dynamic_route_configs/0'],
      ['route-config-unparsed', '/configs/0/dynamic_route_configs/1'],
    ]);
  });
});
