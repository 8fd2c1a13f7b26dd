import type { ExplainAnswer, Verdict } from '@/lib/explain/answer';
import type { Tone, Words } from '../types';
import { name } from './names';

interface VerdictWords {
  readonly tone: Tone;
  readonly title: (answer: ExplainAnswer) => string;
  readonly cause: (answer: ExplainAnswer) => Words;
}

const status = ({ status: code }: ExplainAnswer): string => (code === null ? '' : ` ${code}`);

const host = ({ virtualHost }: ExplainAnswer): Words =>
  virtualHost === null ? [] : [' of virtual host ', name(virtualHost)];

const cluster = ({ cluster: one, clusters }: ExplainAnswer): Words => {
  if (one !== null) return [name(one)];
  return clusters.length === 0 ? ['a cluster'] : [`one of ${clusters.length} clusters`];
};

/** Every verdict: its mark, what happens, and the sentence that says so when nothing more exact is known. */
export const VERDICTS: Readonly<Record<Verdict, VerdictWords>> = {
  forwarded: {
    tone: 'ok',
    title: () => 'Forwarded',
    cause: (answer) => ['Envoy sends the request to ', ...cluster(answer), '.'],
  },
  redirect: {
    tone: 'info',
    title: (answer) => `Redirected${status(answer)}`,
    cause: ({ location }) =>
      location === null
        ? ['Envoy answers with a redirect itself.']
        : ['Envoy sends the client to ', name(location), '.'],
  },
  'direct-response': {
    tone: 'info',
    title: (answer) => `Answered by Envoy${status(answer)}`,
    cause: (answer) => ['A route answers itself; nothing is forwarded', ...host(answer), '.'],
  },
  'no-route': {
    tone: 'err',
    title: (answer) => `No route${status(answer)}`,
    cause: (answer) =>
      answer.virtualHost === null
        ? ['No virtual host takes the host of this request.']
        : ['No route', ...host(answer), ' takes this request.'],
  },
  'no-cluster': {
    tone: 'err',
    title: (answer) => `Cluster missing${status(answer)}`,
    cause: (answer) => ['The route names ', ...cluster(answer), ', which this Envoy does not have.'],
  },
  'no-healthy-upstream': {
    tone: 'err',
    title: (answer) => `No healthy host${status(answer)}`,
    cause: (answer) => ['No endpoint of ', ...cluster(answer), ' can take the request.'],
  },
  denied: {
    tone: 'err',
    title: (answer) => `Denied${status(answer)}`,
    cause: () => ['An HTTP filter refuses the request before it is forwarded.'],
  },
  fault: {
    tone: 'warn',
    title: (answer) => `Injected fault${status(answer)}`,
    cause: () => ['The fault filter answers instead of the service.'],
  },
  'bad-request': {
    tone: 'err',
    title: (answer) => `Refused before routing${status(answer)}`,
    cause: () => ['Envoy answers before it looks for a route.'],
  },
  'no-filter-chain': {
    tone: 'err',
    title: () => 'No filter chain',
    cause: () => ['No filter chain of the listener takes the connection; Envoy closes it.'],
  },
  'no-listener': {
    tone: 'err',
    title: () => 'No listener',
    cause: () => ['No listener of this Envoy takes the connection.'],
  },
  'tls-mismatch': {
    tone: 'err',
    title: () => 'TLS and plaintext do not meet',
    cause: () => ['One side speaks TLS and the other does not.'],
  },
  'upgrade-refused': {
    tone: 'err',
    title: (answer) => `Upgrade refused${status(answer)}`,
    cause: () => ['The connection manager and the route do not allow this upgrade.'],
  },
  unknown: {
    tone: 'unk',
    title: () => 'Cannot tell',
    cause: () => ['The dump does not decide what happens.'],
  },
};
