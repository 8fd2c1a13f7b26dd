import { json, type StubApi } from './stub-api';

const ISTIO = ['gateways', 'virtualservices', 'destinationrules', 'serviceentries'];
const GATEWAY_API = ['gateways', 'httproutes'];

/** Serves an empty list for everything that a capture reads, and discovery of both groups. */
export function serveCluster(stub: StubApi): void {
  for (const kind of ['pods', 'services', 'namespaces']) stub.list(`/api/v1/${kind}`, []);
  const groups: Readonly<Record<string, readonly string[]>> = {
    'discovery.k8s.io': ['endpointslices'],
    'networking.istio.io': ISTIO,
    'gateway.networking.k8s.io': GATEWAY_API,
  };
  for (const [group, kinds] of Object.entries(groups)) {
    stub.on(
      `/apis/${group}`,
      json(200, { kind: 'APIGroup', versions: [{ version: 'v1' }, { version: 'v1beta1' }] }),
    );
    for (const kind of kinds) stub.list(`/apis/${group}/v1/${kind}`, []);
  }
}
