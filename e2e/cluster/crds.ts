/** The custom kinds of Istio, the Gateway API and kwok, from the modules that define them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubeClient } from './kube-client.ts';
import type { KubeObject } from './kube-types.ts';
import { poll } from './poll.ts';

export interface Modules {
  readonly istio: string;
  readonly gatewayApi: string;
  readonly kwok: string;
}

interface CustomResource extends KubeObject {
  readonly spec: {
    readonly group: string;
    readonly names: { readonly plural: string };
    readonly versions: readonly { readonly name: string; readonly served: boolean }[];
  };
}

export async function installCrds(kube: KubeClient, modules: Modules): Promise<void> {
  const gatewayApi = join(modules.gatewayApi, 'config/crd/standard');
  const files = [
    join(modules.istio, 'manifests/charts/base/files/crd-all.gen.yaml'),
    join(modules.kwok, 'kustomize/crd/bases/kwok.x-k8s.io_portforwards.yaml'),
    ...readdirSync(gatewayApi)
      .filter((name) => /^gateway\.networking\.k8s\.io_.*s\.yaml$/.test(name) && !name.includes('_vap_'))
      .map((name) => join(gatewayApi, name)),
  ];
  const texts = files.flatMap((file) => readFileSync(file, 'utf8').split(/^---$/m));
  await Promise.all(
    texts
      .filter((text) => text.includes('kind: CustomResourceDefinition'))
      .map((text) => install(kube, text)),
  );
}

/** Sent as text: nearly 1 MB of schema that only the API server needs to parse. */
async function install(kube: KubeClient, text: string): Promise<void> {
  const name = /^ {2}name: (\S+)$/m.exec(text)?.[1];
  if (name === undefined) throw new Error(`a CustomResourceDefinition without a name: ${text.slice(0, 200)}`);
  const base = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  const path = `${base}/${name}?fieldManager=gatescope-e2e&force=true`;
  const { spec } = await kube.json<CustomResource>('PATCH', path, text, 'application/apply-patch+yaml');
  const version = spec.versions.find((entry) => entry.served)?.name ?? 'v1';
  const collection = `/apis/${spec.group}/${version}/${spec.names.plural}?limit=1`;
  await poll(async () => (await kube.send('GET', collection)).status === 200, { what: `${name} is served` });
}
