import { closestName } from '@/lib/core/edit-distance';
import { plural } from '@/lib/core/words';
import type { ProxySummary } from '@/lib/snapshot/source';
import type { PodChoice } from './source-choice';

export type ChosenProxy =
  | {
      readonly kind: 'one';
      readonly id: string;
      /** Replicas of the same gateway that could have been taken as well. */
      readonly others: number;
    }
  /** Nobody can say which is meant: `lines` name those there are. */
  | { readonly kind: 'several'; readonly lines: readonly string[] }
  | { readonly kind: 'none'; readonly line: string };

const SHOWN = 20;

const workloadOf = ({ namespace, workload }: ProxySummary): string => `${namespace}/${workload}`;

function several(proxies: readonly ProxySummary[]): ChosenProxy {
  const names = proxies.slice(0, SHOWN).map(({ id, role }) => `  ${id} (${role})`);
  const more = proxies.length - names.length;
  return {
    kind: 'several',
    lines: [
      `There are ${plural(proxies.length, 'Envoy')} to choose from. Name one with --pod NAMESPACE/POD:`,
      ...names,
      ...(more > 0 ? [`  and ${more} more`] : []),
    ],
  };
}

function named(pod: string, proxies: readonly ProxySummary[]): ChosenProxy {
  const found = proxies.filter((each) => each.pod === pod);
  const [first, another] = found;
  if (first !== undefined) {
    return another === undefined ? { kind: 'one', id: first.id, others: 0 } : several(found);
  }
  const near = closestName(
    pod,
    proxies.map((each) => each.pod),
  );
  const meant = near === null ? '' : ` Did you mean ${near}?`;
  return { kind: 'none', line: `No pod ${pod} runs an Envoy of Istio here.${meant}` };
}

/** Ingress gateways, or what comes nearest to them. */
function likeliest(proxies: readonly ProxySummary[]): readonly ProxySummary[] {
  const ingress = proxies.filter(({ role }) => role === 'ingress');
  if (ingress.length > 0) return ingress;
  const gateways = proxies.filter(({ role }) => role !== 'sidecar');
  return gateways.length > 0 ? gateways : proxies;
}

/**
 * The Envoy that is meant: the one that was named, else the ingress gateway. Of several replicas of one gateway, which
 * get the same configuration, the first that can be read.
 */
export function chooseProxy(all: readonly ProxySummary[], { namespace, pod }: PodChoice): ChosenProxy {
  const inScope = namespace === null ? all : all.filter((each) => each.namespace === namespace);
  if (pod !== null) return named(pod, inScope);
  const candidates = likeliest(inScope);
  const readable = candidates.filter(({ notReadable }) => notReadable === null);
  const [first] = readable.length > 0 ? readable : candidates;
  if (first === undefined) {
    const where = namespace === null ? 'here' : `in namespace ${namespace}`;
    return { kind: 'none', line: `No pod ${where} runs an Envoy of Istio.` };
  }
  const isOneGateway = candidates.every((each) => workloadOf(each) === workloadOf(first));
  const isSure = candidates.length === 1 || (isOneGateway && first.role !== 'sidecar');
  return isSure ? { kind: 'one', id: first.id, others: candidates.length - 1 } : several(candidates);
}
