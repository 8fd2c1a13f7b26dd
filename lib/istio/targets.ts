import { resolveHost } from './hosts';
import { LIST } from './lists';
import type { MapRule, MapService, MapTarget } from './map-model';
import type { Destination, HttpRule, IstioConfig } from './model';
import { type HostIndex, hostIndex } from './services';
import { SubsetIndex } from './subsets';

type TargetState = Pick<MapTarget, 'missing' | 'endpoints'>;

/** Turns destinations into targets, and remembers every service that one of them names. */
export class TargetReader {
  private readonly index: HostIndex;
  private readonly subsets: SubsetIndex;
  /** Without both lists nobody can say that a host is missing. */
  private readonly knowsHosts: boolean;
  private readonly found = new Map<string, MapService>();
  private readonly states = new Map<string, TargetState>();

  constructor(config: IstioConfig) {
    this.index = hostIndex(config);
    this.subsets = new SubsetIndex(config);
    this.knowsHosts = [LIST.services, LIST.serviceEntries].every((list) => config.readLists.includes(list));
  }

  /** Services in the order in which they were first named. */
  services(): readonly MapService[] {
    return [...this.found.values()];
  }

  /** Destinations of one rule of an object in `namespace`; weights become percent of the rule. */
  targets(destinations: readonly Destination[], namespace: string): readonly MapTarget[] {
    const total = destinations.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
    return destinations.map((destination) => {
      const service = this.service(resolveHost(destination.host, namespace));
      const isOnly = destinations.length === 1 || total === 0;
      return {
        serviceId: service.id,
        host: service.host,
        subset: destination.subset,
        port: destination.port,
        weight: isOnly ? null : Math.round(((destination.weight ?? 0) * 100) / total),
        ...this.state(service, destination.subset),
      };
    });
  }

  rule(rule: HttpRule, namespace: string): MapRule {
    return {
      name: rule.name,
      matches: rule.matches,
      action: actionOf(rule),
      targets: this.targets(rule.destinations, namespace),
    };
  }

  private state(service: MapService, subset: string | null): TargetState {
    const key = JSON.stringify([service.host, subset]);
    const known = this.states.get(key);
    if (known !== undefined) return known;
    const made = this.readState(service, subset);
    this.states.set(key, made);
    return made;
  }

  private readState({ host, exists, ready, total }: MapService, subset: string | null): TargetState {
    if (!exists) return { missing: 'host', endpoints: null };
    const service = this.index.service(host);
    if (service === null && this.index.entryNamespace(host) === null) {
      return { missing: 'unknown', endpoints: null };
    }
    if (subset === null) {
      return { missing: null, endpoints: ready === null || total === null ? null : { ready, total } };
    }
    const state = this.subsets.state(host, subset);
    if (state !== 'defined') {
      return { missing: state === 'undefined' ? 'subset' : 'unknown', endpoints: null };
    }
    const own = service === null ? null : this.subsets.endpoints(host, subset, service);
    // Pods may be ready while the service has no endpoint of them: then no subset has one either.
    return { missing: null, endpoints: ready === 0 ? { ready, total: own?.total ?? total ?? 0 } : own };
  }

  private service(host: string): MapService {
    const known = this.found.get(host);
    if (known !== undefined) return known;
    const service = this.index.service(host);
    const exists = service !== null || this.index.entryNamespace(host) !== null || !this.knowsHosts;
    const made: MapService = {
      id: `svc:${host}`,
      host,
      ...this.index.label(host),
      ready: service?.endpoints?.ready ?? null,
      total: service?.endpoints?.total ?? null,
      exists,
    };
    this.found.set(host, made);
    return made;
  }
}

function actionOf(rule: HttpRule): MapRule['action'] {
  if (rule.redirect) return 'redirect';
  if (rule.directResponse) return 'direct-response';
  if (rule.delegate !== null) return 'delegate';
  return rule.destinations.length > 0 ? 'forward' : 'none';
}

/** Every target of the rules once; the same service in two rules with another share stays twice. */
export function distinctTargets(rules: readonly MapRule[]): readonly MapTarget[] {
  const byKey = new Map<string, MapTarget>();
  for (const target of rules.flatMap((rule) => rule.targets)) {
    const key = JSON.stringify([target.serviceId, target.subset, target.port, target.weight]);
    if (!byKey.has(key)) byKey.set(key, target);
  }
  return [...byKey.values()];
}
