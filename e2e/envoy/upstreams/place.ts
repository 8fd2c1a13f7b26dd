/** Where the backends of the upstream fixture listen, and what their answers are signed with. */
export interface UpstreamPlace {
  /** One port on every address of 127.0.1.0/24. */
  readonly backendPort: number;
  readonly listenerPort: number;
  /** PEM text. */
  readonly certificate: string;
  readonly privateKey: string;
}

const TYPE = 'type.googleapis.com/envoy';

export const typed = (type: string, fields: object = {}): object => ({
  '@type': `${TYPE}.${type}`,
  ...fields,
});

/** Discovery from a file beside the bootstrap. */
export const fromFile = (name: string): object => ({
  resource_api_version: 'V3',
  initial_fetch_timeout: '0s',
  path_config_source: { path: `$DIR/${name}` },
});

export const service = (name: string, subset = ''): string =>
  `outbound|8080|${subset}|${name}.shop.svc.cluster.local`;

/** Clusters by what they show. */
export const NAMES = {
  failover: service('cart'),
  flags: service('flags'),
  newHosts: service('new-hosts'),
  outliers: service('orders'),
  subsets: service('catalog', 'v1'),
  sockets: service('payment'),
  breakers: service('search'),
  statuses: service('statuses'),
  everything: service('everything'),
} as const;

/** `default` and `ROOTCA`, as istio-agent serves them. */
export const secretFrom = (name: string): object => ({ name, sds_config: fromFile(`sds-${name}.json`) });

export const resources = (version: string, list: readonly object[]): string =>
  JSON.stringify({ version_info: version, resources: list });
