import type { MapAttachment } from './map-model';
import type { VirtualService } from './model';

/** Entries of a delegate: one for each VirtualService that hands over to it. */
export type DelegateParents = (delegate: VirtualService) => readonly MapAttachment[];

/**
 * A VirtualService without hosts is a delegate: it is attached where the VirtualServices are that hand over to it,
 * by rules that are not evaluated. One entry for each of those, or one with an empty `asked` when there is none.
 */
export function delegateParents(routes: readonly VirtualService[]): DelegateParents {
  const parents = new Map<string, Set<string>>();
  for (const root of routes) {
    for (const { delegate } of root.http) {
      if (delegate === null) continue;
      const key = delegate.includes('/') ? delegate : `${root.meta.namespace}/${delegate}`;
      const known = parents.get(key) ?? new Set<string>();
      parents.set(key, known.add(`${root.meta.namespace}/${root.meta.name}`));
    }
  }
  return ({ meta }) =>
    [...(parents.get(`${meta.namespace}/${meta.name}`) ?? [''])].map((asked) => ({
      asked,
      gatewayId: null,
      state: 'unknown',
      reason: { code: 'rule-not-evaluated', rule: 'delegate' },
      serverIds: [],
    }));
}
