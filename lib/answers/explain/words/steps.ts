import type { StepKind } from '@/lib/explain/answer';

/** The nine steps in order, as the page calls them. */
export const STEP_TITLES: Readonly<Record<StepKind, string>> = {
  listener: 'Listener',
  'filter-chain': 'Filter chain',
  'connection-manager': 'HTTP manager',
  'route-configuration': 'Route config',
  'virtual-host': 'Virtual host',
  route: 'Route',
  filters: 'HTTP filters',
  action: 'Action',
  cluster: 'Cluster',
};

/** In the order in which a request comes to them. */
export const STEP_KINDS: readonly StepKind[] = [
  'listener',
  'filter-chain',
  'connection-manager',
  'route-configuration',
  'virtual-host',
  'route',
  'filters',
  'action',
  'cluster',
];
