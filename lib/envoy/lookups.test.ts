import { describe, expect, it } from 'vitest';
import { indexDump } from './lookups';
import { fixture } from './testing/fixtures';
import { dumpOf, dumpWith, section } from './testing/read';

const dump = dumpOf(fixture('config-dump'));
const lookups = indexDump(dump);

describe('indexDump', () => {
  it('knows which clusters serve', () => {
    expect(lookups.clusterServes('outbound|8000||httpbin.default.svc.cluster.local')).toBe(true);
    expect(lookups.clusterServes('local-static')).toBe(true);
    expect(lookups.clusterServes('missing')).toBe(false);
    // Warming, and never active: Envoy answers 503 NC.
    expect(lookups.clusterServes('outbound|80||never-warm.default.svc.cluster.local')).toBe(false);
    expect(lookups.clusterServes('constructor')).toBe(false);
  });

  it('prefers the cluster that serves to the one that warms', () => {
    const cluster = (version: string) => ({ version_info: version, cluster: { name: 'c' } });
    const both = dumpWith(
      section('ClustersConfigDump', { dynamic_warming_clusters: [cluster('2')] }),
      section('ClustersConfigDump', { dynamic_active_clusters: [cluster('1')] }),
    );
    expect(indexDump(both).clusters.get('c')?.version).toBe('1');
  });

  it('finds endpoints, route configurations and who uses them', () => {
    expect(lookups.endpoints.get('outbound|8000||httpbin.default.svc.cluster.local')).toHaveLength(4);
    const users = lookups.listenersByRouteConfig
      .get('http.8080')
      ?.map(({ name, state }) => `${name} ${state}`);
    expect(users).toEqual(['0.0.0.0_8080 active', '0.0.0.0_8080 draining']);
  });
});
