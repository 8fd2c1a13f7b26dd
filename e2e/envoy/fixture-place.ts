import { join } from 'node:path';

export interface FixturePorts {
  readonly admin: number;
  readonly edge: number;
  readonly tls: number;
  readonly tcp: number;
  readonly warming: number;
  readonly refused: number;
  readonly scoped: number;
  readonly local: number;
}

export interface FixturePlace {
  readonly folder: string;
  readonly ports: FixturePorts;
  /** PEM text. */
  readonly certificate: string;
  readonly privateKey: string;
}

/** Discovery from a file. A file of routes, endpoints or secrets holds exactly one of them. */
export const file = (place: FixturePlace, name: string): object => ({
  resource_api_version: 'V3',
  initial_fetch_timeout: '0s',
  path_config_source: { path: join(place.folder, name) },
});

/** Discovery from a server that is not there: what depends on it stays warming. Its token is a secret in clear. */
export const neverAnswering = (): object => ({
  resource_api_version: 'V3',
  initial_fetch_timeout: '0s',
  api_config_source: {
    api_type: 'GRPC',
    transport_api_version: 'V3',
    grpc_services: [
      {
        envoy_grpc: { cluster_name: 'local-static' },
        initial_metadata: [{ key: 'authorization', value: 'Bearer canary-discovery-token' }],
      },
    ],
  },
});
