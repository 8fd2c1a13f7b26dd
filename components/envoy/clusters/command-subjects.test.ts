import { describe, expect, it } from 'vitest';
import type { ClusterDetail } from '@/lib/answers/clusters-types';
import type { EndpointDetail, EndpointPod } from '@/lib/answers/endpoints-types';
import { ROOT } from '@/lib/core/json-pointer';
import type { Address, Cluster } from '@/lib/envoy/model';
import { clusterOf, endpointOf } from '@/lib/envoy/testing/endpoints';
import { clusterSubject, endpointSubject } from './command-subjects';

const RULE = { kind: 'DestinationRule', namespace: 'shop', name: 'cart' };

function clusterDetail(state: Cluster['state']): ClusterDetail {
  const cluster = clusterOf({ name: 'cart', state });
  return {
    cluster,
    row: {
      pointer: ROOT,
      name: 'cart',
      parts: null,
      type: 'EDS',
      endpoints: null,
      origin: { kind: 'object', ref: RULE, exists: true },
      service: null,
      state: { kind: 'ok' },
      resource: state,
      lb: 'ROUND_ROBIN',
      security: 'plaintext',
      version: null,
      updated: null,
    },
    settings: null,
    status: null,
    endpoints: [],
    endpointTotal: 0,
    groups: { groups: [], sharesUnknown: null, localitiesUnknown: null },
    policy: { overprovisioning: 140, drops: [] },
    socketUse: null,
    usedBy: { total: 0, routes: [] },
    notices: [],
    json: '',
  };
}

describe('clusterSubject', () => {
  it('names the list of the dump that holds it, and the rule that shaped it', () => {
    expect(clusterSubject(clusterDetail('active'))).toEqual({
      show: 'cluster',
      name: 'cart',
      list: 'dynamic_active_clusters',
      parts: null,
      object: RULE,
    });
    expect(clusterSubject(clusterDetail('static'))).toMatchObject({ list: 'static_clusters' });
    expect(clusterSubject(clusterDetail('warming'))).toMatchObject({ list: 'dynamic_warming_clusters' });
  });
});

function endpointDetail(address: Address, pods: readonly EndpointPod[] | null): EndpointDetail {
  return {
    row: {
      id: 'x',
      address: 'x',
      cluster: 'cart',
      parts: null,
      service: null,
      endpoint: endpointOf({ cluster: 'cart', address }),
      pods,
    },
    cluster: null,
    twins: { total: 0, rows: [] },
    metadata: [],
    settings: [],
    liveJson: '',
    dumpJson: '',
  };
}

describe('endpointSubject', () => {
  const socket: Address = { kind: 'socket', address: '10.0.0.1', port: 80, protocol: 'TCP' };
  const pod = (name: string) => ({ namespace: 'shop', name, workload: 'cart', ready: true });

  it('names address and pod', () => {
    expect(endpointSubject(endpointDetail(socket, [pod('cart-0')]))).toEqual({
      show: 'endpoint',
      cluster: 'cart',
      address: { ip: '10.0.0.1', port: 80 },
      object: { kind: 'Pod', namespace: 'shop', name: 'cart-0' },
    });
  });

  it('guesses neither among the pods of a node nor an address', () => {
    expect(endpointSubject(endpointDetail(socket, [pod('a'), pod('b')]))).toMatchObject({ object: null });
    expect(endpointSubject(endpointDetail({ kind: 'pipe', path: '/p' }, null))).toMatchObject({
      address: null,
      object: null,
    });
  });
});
