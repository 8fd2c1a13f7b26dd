import type { ResourceState } from '@/lib/envoy/model';
import type { SecretOrigin } from './secrets-types';

/** istio pilot/pkg/model/credentials/resource.go */
const KUBERNETES = [
  ['kubernetes://', 'Secret'],
  ['kubernetes-gateway://', 'Secret'],
  ['configmap://', 'ConfigMap'],
] as const;
const CA_SUFFIX = '-cacert';

/** istio pkg/model/proxy.go `SdsCertificateConfig`: the agent reads the files and serves them under these names. */
const FILE_CERTIFICATE = 'file-cert:';
const FILE_ROOT = 'file-root:';
const SEPARATOR = '~';

function kubernetesOrigin(name: string, namespace: string | null): SecretOrigin | null {
  for (const [prefix, resource] of KUBERNETES) {
    if (!name.startsWith(prefix)) continue;
    const parts = name.slice(prefix.length).split('/');
    const [first = '', second] = parts;
    const written = second ?? first;
    const isCa = written.endsWith(CA_SUFFIX);
    return {
      kind: 'kubernetes',
      resource,
      namespace: second === undefined ? namespace : first,
      name: isCa ? written.slice(0, -CA_SUFFIX.length) : written,
      isCa,
    };
  }
  return null;
}

/**
 * Where a secret comes from, by the name under which it is asked for. `default` and `ROOTCA` are names of Istio's
 * agent; elsewhere they may mean anything. `namespace` is that of the proxy: `kubernetes://name` lies there.
 */
export function secretOrigin(
  name: string,
  state: ResourceState | null,
  { isIstioProxy, namespace }: { readonly isIstioProxy: boolean; readonly namespace: string | null },
): SecretOrigin {
  if (state === 'static') return { kind: 'bootstrap' };
  const object = kubernetesOrigin(name, namespace);
  if (object !== null) return object;
  if (name.startsWith(FILE_CERTIFICATE))
    return { kind: 'files', paths: name.slice(FILE_CERTIFICATE.length).split(SEPARATOR) };
  if (name.startsWith(FILE_ROOT)) return { kind: 'files', paths: [name.slice(FILE_ROOT.length)] };
  if (name.startsWith('invalid://')) return { kind: 'invalid' };
  if (!isIstioProxy) return { kind: 'unknown' };
  if (name === 'default') return { kind: 'workload' };
  return name === 'ROOTCA' ? { kind: 'mesh-root' } : { kind: 'unknown' };
}
