import type { ReferenceKind, ReferenceRole } from '@/lib/answers/references-types';

const ROLES: Readonly<Record<ReferenceRole, string>> = {
  definition: 'defined here',
  endpoints: 'its endpoints',
  'eds-service-name': 'asks for these endpoints',
  route: 'route to it',
  'weighted-cluster': 'weighted route to it',
  mirror: 'mirror to it',
  'tcp-proxy': 'TCP proxy to it',
  'aggregate-cluster': 'aggregate cluster',
  'http-filter': 'HTTP filter',
  'network-filter': 'network filter',
  'access-log': 'access log',
  tracing: 'tracing',
  'config-source': 'configuration source',
  rds: 'listener that asks for it',
  'scoped-routes': 'scoped routes',
  'server-certificate': 'server certificate',
  'client-certificate': 'client certificate',
  'trusted-ca': 'trusted CA',
  'session-tickets': 'session tickets',
  'filter-secret': 'secret of a filter',
  'other-use': 'another use',
  'same-text': 'the same text, perhaps by chance',
};

const KINDS: Readonly<Record<ReferenceKind, string>> = {
  cluster: 'cluster',
  'route-config': 'route configuration',
  secret: 'secret',
  endpoints: 'endpoint set',
};

/** What a place says of the thing that it names. */
export const roleWords = (role: ReferenceRole): string => ROLES[role];

export const referenceKindWords = (kind: ReferenceKind): string => KINDS[kind];
