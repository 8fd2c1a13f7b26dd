import { isSubsetOf, resolveHost } from './hosts';
import { LIST } from './lists';
import type { DestinationRule, IstioConfig, Pod, Service } from './model';
import { selects } from './selectors';
import { OVER } from './workloads';

/** Ready and all pods behind a destination. */
export interface Endpoints {
  readonly ready: number;
  readonly total: number;
}

type Labels = Readonly<Record<string, string>>;

/** Subsets that DestinationRules define, and the pods that are in them. */
export class SubsetIndex {
  private readonly isRead: boolean;
  private readonly byName: ReadonlyMap<string, readonly { readonly host: string; readonly labels: Labels }[]>;
  /** Null: the pods were not read. */
  private readonly pods: ReadonlyMap<string, readonly Pod[]> | null;

  constructor(config: IstioConfig) {
    this.isRead = config.readLists.includes(LIST.destinationRules);
    this.byName = Map.groupBy(config.destinationRules.flatMap(subsetsOf), ({ name }) => name);
    this.pods = config.readLists.includes(LIST.pods)
      ? Map.groupBy(
          config.pods.filter((pod) => !OVER.includes(pod.phase)),
          (pod) => pod.meta.namespace,
        )
      : null;
  }

  /**
   * Whether a DestinationRule for the host defines the subset: without one istiod makes no cluster
   * `outbound|port|subset|host`, and Envoy answers 503 NC. Which of several rules wins is not weighed (that depends
   * on exportTo and the mesh's root namespace): each one that covers the host counts.
   */
  state(host: string, subset: string): 'defined' | 'undefined' | 'unknown' {
    if (this.labelsOf(host, subset).length > 0) return 'defined';
    return this.isRead ? 'undefined' : 'unknown';
  }

  /**
   * Pods that the Service selects and that carry the labels of the subset. Null when that cannot be known: pods not
   * read, a Service without selector (its endpoints are written by hand), rules that differ in the labels.
   */
  endpoints(host: string, subset: string, service: Service): Endpoints | null {
    const [labels, ...others] = this.labelsOf(host, subset);
    const isSelecting = Object.keys(service.selector).length > 0 && service.type !== 'ExternalName';
    if (!this.isRead || this.pods === null || labels === undefined || !isSelecting) return null;
    if (others.some((other) => !isSame(labels, other))) return null;
    const pods = (this.pods.get(service.meta.namespace) ?? []).filter(
      ({ meta }) => selects(service.selector, meta.labels) && selects(labels, meta.labels),
    );
    return { ready: pods.filter(({ ready }) => ready).length, total: pods.length };
  }

  private labelsOf(host: string, subset: string): readonly Labels[] {
    const rules = this.byName.get(subset) ?? [];
    return rules.filter((rule) => isSubsetOf(host, rule.host)).map(({ labels }) => labels);
  }
}

function subsetsOf({ meta, host, subsets }: DestinationRule) {
  const resolved = resolveHost(host, meta.namespace);
  return subsets.map(({ name, labels }) => ({ name, labels, host: resolved }));
}

function isSame(a: Labels, b: Labels): boolean {
  return selects(a, b) && selects(b, a);
}
