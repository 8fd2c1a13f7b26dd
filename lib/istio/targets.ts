import { resolveHost } from './hosts';
import { LIST } from './lists';
import type { MapRule, MapService, MapTarget } from './map-model';
import type { Destination, HttpRule, IstioConfig } from './model';
import { type HostIndex, hostIndex } from './services';

/** Turns destinations into targets, and remembers every service that one of them names. */
export class TargetReader {
  private readonly index: HostIndex;
  /** Without both lists nobody can say that a host is missing. */
  private readonly knowsHosts: boolean;
  private readonly found = new Map<string, MapService>();

  constructor(config: IstioConfig) {
    this.index = hostIndex(config);
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
        missing: !service.exists,
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
