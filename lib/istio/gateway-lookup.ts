import { closestName } from '@/lib/core/edit-distance';
import type { BoundGateway } from './bound-gateways';
import { isInternalName } from './gateway-names';
import { KIND } from './kinds';
import type { AttachReason } from './map-model';

type Found = { readonly gateway: BoundGateway } | { readonly gateway: null; readonly reason: AttachReason };

/** Gateways of one API by `namespace/name`, with the reason when there is none. */
export class GatewayLookup {
  private readonly kind: string;
  private readonly own: ReadonlyMap<string, BoundGateway>;
  private readonly others: ReadonlySet<string>;
  private readonly missing = new Map<string, AttachReason>();

  constructor(kind: string, gateways: readonly BoundGateway[]) {
    this.kind = kind;
    this.own = new Map(gateways.filter((g) => g.meta.kind === kind).map((g) => [nameOf(g), g]));
    this.others = new Set(gateways.filter((g) => g.meta.kind !== kind).map(nameOf));
  }

  find(namespace: string, name: string): Found {
    const asked = `${namespace}/${name}`;
    const gateway = this.own.get(asked);
    if (gateway !== undefined) return { gateway };
    const reason = this.missing.get(asked) ?? this.explain(asked, name);
    this.missing.set(asked, reason);
    return { gateway: null, reason };
  }

  private explain(asked: string, name: string): AttachReason {
    if (this.kind === KIND.gateway && isInternalName(name)) {
      return { code: 'rule-not-evaluated', rule: 'gateway-api-binding' };
    }
    if (this.kind === KIND.gateway && this.others.has(asked))
      return { code: 'names-kubernetes-gateway', asked };
    const names = [...this.own.keys()].sort();
    const sameName = names.filter((each) => each.slice(each.indexOf('/') + 1) === name);
    const [found] = sameName;
    if (found !== undefined) return { code: 'gateway-in-other-namespace', asked, found };
    return { code: 'gateway-not-found', asked, closest: closestName(asked, names) };
  }
}

function nameOf({ meta }: BoundGateway): string {
  return `${meta.namespace}/${meta.name}`;
}
