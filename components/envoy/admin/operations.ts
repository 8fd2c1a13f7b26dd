import type { AdminOperation, SourceKind } from '@/lib/snapshot/capture';

export interface OperationWords {
  readonly operation: AdminOperation;
  /** As Gatescope asks it; the server has the only table that is used to ask. */
  readonly path: string;
  readonly what: string;
}

/** Envoy's own answers that a capture holds, the most asked for first. All are GET and change nothing. */
export const OPERATIONS: readonly OperationWords[] = [
  { operation: 'listeners', path: '/listeners?format=json', what: 'Sockets that are bound' },
  { operation: 'clusters', path: '/clusters?format=json', what: 'Clusters, hosts, health, counters' },
  { operation: 'config_dump', path: '/config_dump?include_eds', what: 'The whole configuration' },
  { operation: 'server_info', path: '/server_info', what: 'Version, state, node, flags' },
  { operation: 'certs', path: '/certs', what: 'Certificates in use' },
  { operation: 'ready', path: '/ready', what: 'Whether it is live' },
];

/** The operation that a URL names; for anything else the first one, or the one that every file holds. */
export function operationOf(text: string | null, sourceKind: SourceKind): OperationWords {
  const named = (wanted: string | null) => OPERATIONS.find(({ operation }) => operation === wanted);
  const found = named(text) ?? (sourceKind === 'file' ? named('config_dump') : OPERATIONS[0]);
  if (found === undefined) throw new Error('OPERATIONS is empty');
  return found;
}
