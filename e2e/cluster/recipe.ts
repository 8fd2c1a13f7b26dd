/** What is built from which Go module of `tools/`. A change here (or in go.mod, go.sum) makes a new cache folder. */

export interface BinaryRecipe {
  readonly name: string;
  readonly pkg: string;
  /** Link-time variables: built from the module cache, these programs do not know their own version. */
  readonly stamp: Readonly<Record<string, string>>;
}

export interface ModuleRecipe {
  readonly module: 'etcd' | 'kube' | 'istio';
  readonly binaries: readonly BinaryRecipe[];
}

const KUBE_VERSION = 'v1.36.3';
const ISTIO_VERSION = '1.31-alpha.eed52ebb66ad';
const istioStamp = {
  'istio.io/istio/pkg/version.buildVersion': ISTIO_VERSION,
  'istio.io/istio/pkg/version.buildStatus': 'Clean',
};

export const RECIPES: readonly ModuleRecipe[] = [
  { module: 'etcd', binaries: [{ name: 'etcd', pkg: 'go.etcd.io/etcd/server/v3', stamp: {} }] },
  {
    module: 'kube',
    binaries: [
      {
        name: 'kube-apiserver',
        pkg: 'k8s.io/kubernetes/cmd/kube-apiserver',
        stamp: {
          'k8s.io/component-base/version.gitVersion': KUBE_VERSION,
          'k8s.io/component-base/version.gitMajor': '1',
          'k8s.io/component-base/version.gitMinor': '36',
        },
      },
      { name: 'kwok', pkg: 'sigs.k8s.io/kwok/cmd/kwok', stamp: {} },
    ],
  },
  {
    module: 'istio',
    binaries: [
      { name: 'pilot-discovery', pkg: 'istio.io/istio/pilot/cmd/pilot-discovery', stamp: istioStamp },
      { name: 'istioctl', pkg: 'istio.io/istio/istioctl/cmd/istioctl', stamp: istioStamp },
    ],
  },
];
