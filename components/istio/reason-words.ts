import type { AttachReason, MapRoute, UnevaluatedRule } from '@/lib/istio/map-model';

export interface ReasonWords {
  /** A few words for a list: `Gateway name not found`. */
  readonly title: string;
  /** What was found, beneath the name that was asked for. */
  readonly gist: string;
  readonly sentence: string;
  readonly nextStep: string;
}

type Badge = MapRoute['badge'];
type Code = AttachReason['code'];
type Words<C extends Code> = (reason: Extract<AttachReason, { code: C }>, badge: Badge) => ReasonWords;

/** The field in which a route names its Gateways. */
const FIELD: Readonly<Record<Badge, string>> = { VS: 'spec.gateways', HR: 'spec.parentRefs' };

const few = (names: readonly string[]): string =>
  names.length <= 3 ? names.join(', ') : `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;

/** One entry for each way in which a route can miss a Gateway: what was found, and one next step. */
const WORDS: { readonly [C in Code]: Words<C> } = {
  'gateway-not-found': ({ asked, closest }, badge) => ({
    title: 'Gateway name not found',
    gist: 'no such Gateway',
    sentence: closest === null ? `No Gateway ${asked}.` : `No Gateway ${asked}. Closest: ${closest}.`,
    nextStep:
      closest === null
        ? `Create the Gateway, or name one that exists in ${FIELD[badge]}`
        : `Write ${closest} in ${FIELD[badge]}`,
  }),
  'gateway-in-other-namespace': ({ asked, found }, badge) => ({
    title: 'Wrong namespace',
    gist: 'a name without namespace means the route’s own',
    sentence: `No Gateway ${asked}. ${found} has that name.`,
    nextStep: `Write ${found} in ${FIELD[badge]}`,
  }),
  'names-kubernetes-gateway': ({ asked }) => ({
    title: 'Not an Istio Gateway',
    gist: 'a Kubernetes Gateway',
    sentence: `${asked} is a Kubernetes Gateway. A VirtualService binds to Istio Gateways only.`,
    nextStep: 'Write an HTTPRoute, or name an Istio Gateway in spec.gateways',
  }),
  'selector-matches-no-pod': ({ selector }) => ({
    title: 'Gateway selects no pod',
    gist: selector === '' ? 'no selector' : selector,
    sentence: selector === '' ? 'There is no gateway pod.' : `No gateway pod answers to ${selector}.`,
    nextStep: 'Correct the selector of the Gateway, or the labels of the gateway pods',
  }),
  'no-server-covers-host': ({ hosts, serverHosts }, badge) => ({
    title: 'No server covers the host',
    gist: serverHosts.length === 0 ? 'serves no host' : `serves ${few(serverHosts)}`,
    sentence: `The Gateway serves ${few(serverHosts) || 'no host'}, not ${few(hosts) || 'the hosts of the route'}.`,
    nextStep:
      badge === 'HR'
        ? 'Use a hostname that a listener covers, or add a listener'
        : 'Add the host to a server of the Gateway, or correct spec.hosts',
  }),
  'namespace-filter-on-host': ({ serverHosts, namespace }, badge) => ({
    title: 'Host kept for another namespace',
    gist: `serves ${few(serverHosts)}`,
    sentence: serverHosts.every((host) => host.startsWith('~/'))
      ? 'The server admits no route.'
      : `${few(serverHosts)} admits routes of the namespace before the slash. This one is in ${namespace}.`,
    nextStep:
      badge === 'HR'
        ? `Let allowedRoutes of the listener admit namespace ${namespace}`
        : `Add ${namespace}/ with the host to the server, or move the route`,
  }),
  'not-exported': ({ exportTo }) => ({
    title: 'Not visible to the gateway',
    gist: `exportTo ${few(exportTo)}`,
    sentence: `exportTo ${few(exportTo)} leaves out the namespace of the gateway pod.`,
    nextStep: 'Add the namespace of the gateway pod to spec.exportTo',
  }),
  'refused-by-controller': ({ reason, message }) => ({
    title: 'Refused by the controller',
    gist: reason,
    sentence: message === '' ? `Istio says ${reason}.` : `Istio says ${reason}: ${message}`,
    nextStep: REFUSAL_STEPS.get(reason) ?? 'Read the conditions in the status of the route',
  }),
  'no-usable-rule': () => ({
    title: 'No usable rule',
    gist: 'the host is served',
    sentence: 'No rule of the route can be used by a server that has its host.',
    nextStep: 'Add an http rule with a destination, a redirect or a direct response',
  }),
  'rule-not-evaluated': ({ rule }) => ({
    title: `Unknown: ${RULES[rule].title}`,
    gist: 'not evaluated',
    sentence: RULES[rule].sentence,
    nextStep: 'Compare with the routes that Envoy has',
  }),
  'list-not-read': ({ list }) => ({
    title: 'Unknown: list not read',
    gist: 'not read',
    sentence: `${list} could not be read.`,
    nextStep: `Allow the verb list on ${list}, then refresh`,
  }),
};

/** Conditions that Istio sets on a route (gateway-api RouteConditionReason). */
const REFUSAL_STEPS: ReadonlyMap<string, string> = new Map([
  ['NotAllowedByListeners', 'Let allowedRoutes of the listener admit the namespace of the route'],
  ['NoMatchingListenerHostname', 'Use a hostname that a listener covers'],
  ['NoMatchingParent', 'Correct sectionName or port in spec.parentRefs'],
]);

interface RuleWords {
  readonly title: string;
  readonly sentence: string;
}

/** What Gatescope does not weigh yet; where it decides, it says so instead of guessing. */
const RULES: { readonly [R in UnevaluatedRule]: RuleWords } = {
  exportTo: { title: 'exportTo', sentence: 'Whether exportTo reaches the gateway pod is not evaluated.' },
  'match-gateways-or-port': {
    title: 'narrowed match',
    sentence: 'Every rule is narrowed by gateway, port or source, which is not evaluated.',
  },
  'server-merge': {
    title: 'servers on one port',
    sentence: 'Several servers share the port. Which of them istiod keeps is not evaluated.',
  },
  'privileged-port': {
    title: 'privileged port',
    sentence: 'The pod is unprivileged and the server resolves to a port below 1024: istiod may skip it.',
  },
  'mixed-any-host': {
    title: '*/* beside other hosts',
    sentence:
      'A server lists */* beside other hosts. istiod then loses hosts by their order: use one or the other.',
  },
  'proxy-mode': {
    title: 'not surely a gateway',
    sentence: 'Nothing shows that the selected pods run a gateway proxy. Only those get Gateways.',
  },
  'allowed-routes': {
    title: 'allowedRoutes selector',
    sentence: 'The listener admits namespaces by their labels, which is not evaluated.',
  },
  delegate: {
    title: 'delegate',
    sentence: 'Rules are handed over between VirtualServices, which is not evaluated.',
  },
  'tls-or-tcp': { title: 'tls or tcp rules', sentence: 'tls and tcp rules are not evaluated.' },
  passthrough: { title: 'TLS passthrough', sentence: 'Rules for TLS passthrough are not evaluated.' },
  'gateway-api-binding': {
    title: 'Gateway API binding',
    sentence: 'This binding goes beyond name, hostname and namespace and is not evaluated.',
  },
};

/** Words for why a route of this sort is not attached, or not known to be. */
export function reasonWords(reason: AttachReason, badge: Badge): ReasonWords {
  // The entry under a code takes the reason of that code; TypeScript cannot follow the pair.
  const words = WORDS[reason.code] as Words<Code>;
  return words(reason, badge);
}
