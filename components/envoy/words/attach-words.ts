import type { AttachReason } from '@/lib/istio/map-model';
import { name, type Phrase } from '../phrase';

/** Names of a list, at most three of them. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ');
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

/** Why a route does not reach a Gateway, as the end of one sentence. The map shows the checks at length. */
export function attachWords(reason: AttachReason): Phrase {
  switch (reason.code) {
    case 'gateway-not-found':
      return reason.closest === null
        ? ['no Gateway ', name(reason.asked)]
        : ['no Gateway ', name(reason.asked), '. Closest: ', name(reason.closest)];
    case 'gateway-in-other-namespace':
      return ['no Gateway ', name(reason.asked), '; there is ', name(reason.found), ' in another namespace'];
    case 'names-kubernetes-gateway':
      return [name(reason.asked), ' is a Kubernetes Gateway, which a VirtualService cannot name'];
    case 'selector-matches-no-pod':
      return ['the Gateway’s selector ', name(reason.selector), ' matches no pod'];
    case 'no-server-covers-host':
      return [
        'no server of the Gateway covers ',
        name(some(reason.hosts)),
        '; it has ',
        name(some(reason.serverHosts)),
      ];
    case 'namespace-filter-on-host':
      return [
        'the Gateway’s hosts ',
        name(some(reason.serverHosts)),
        ' leave out namespace ',
        name(reason.namespace),
      ];
    case 'not-exported':
      return ['exportTo ', name(some(reason.exportTo)), ' hides it from the Gateway’s namespace'];
    case 'refused-by-controller':
      return ['Istio refused it, ', name(reason.reason), ': ', reason.message];
    case 'no-usable-rule':
      return ['it has no rule that could carry a request'];
    case 'rule-not-evaluated':
      return ['it depends on ', name(reason.rule), ', which is not weighed yet'];
    case 'list-not-read':
      return [name(reason.list), ' could not be read'];
  }
}
