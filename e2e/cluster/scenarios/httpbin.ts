/** Istio's httpbin sample as the ingress tutorial uses it; only the VirtualServices are our own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseManifests } from '../kube-client.ts';
import type { Scenario } from './scenario.ts';
import { manifestFolder } from './scenario.ts';

export const httpbin: Scenario = {
  load: ({ modules }) => {
    const sample = join(modules.istio, 'samples/httpbin');
    const read = (file: string) => parseManifests(readFileSync(join(sample, file), 'utf8'));
    const gateway = read('httpbin-gateway.yaml').filter((object) => object.kind === 'Gateway');
    return Promise.resolve([
      [...manifestFolder('shared'), ...read('httpbin.yaml'), ...gateway, ...manifestFolder('httpbin')],
    ]);
  },
};
