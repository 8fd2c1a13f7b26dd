import { type BoundGateways, bindGateways, kubernetesGatewayId } from './bound-gateways';
import { GatewayLookup } from './gateway-lookup';
import { KIND } from './kinds';
import { LIST, type ListName } from './lists';
import type { AttachReason, UnevaluatedRule } from './map-model';
import type { IstioConfig, KubernetesGateway } from './model';
import { serverDoubts } from './server-doubts';

/** Everything that pairs are decided by, prepared once per configuration. */
export interface AttachWorld {
  readonly bound: BoundGateways;
  readonly istioGateways: GatewayLookup;
  readonly kubernetesGateways: GatewayLookup;
  /** Kubernetes Gateways by the id of their bound form. */
  readonly kubernetesObjects: ReadonlyMap<string, KubernetesGateway>;
  readonly doubts: ReadonlyMap<string, UnevaluatedRule>;
  /** The first of the lists that was not read, as a reason; null when all were. */
  readonly unread: (...lists: readonly ListName[]) => AttachReason | null;
}

export function attachWorld(config: IstioConfig): AttachWorld {
  const bound = bindGateways(config);
  const read = new Set(config.readLists);
  return {
    bound,
    istioGateways: new GatewayLookup(KIND.gateway, bound.gateways),
    kubernetesGateways: new GatewayLookup(KIND.kubernetesGateway, bound.gateways),
    kubernetesObjects: new Map(
      config.kubernetesGateways.map((gateway) => [kubernetesGatewayId(gateway.meta), gateway]),
    ),
    doubts: serverDoubts(bound),
    unread: (...lists) => {
      const list = lists.find((each) => !read.has(each));
      return list === undefined ? null : { code: 'list-not-read', list };
    },
  };
}

/** Lists without which nobody knows which pods a Gateway reaches and on which ports. */
export const POD_LISTS = [LIST.pods, LIST.services] as const;
