import type { StatusKind } from '@/components/ui/status';
import type { SecretOrigin, SecretProblem, SecretRow, SecretState } from '@/lib/answers/secrets-types';
import { plural } from '@/lib/core/words';
import type { SecretKind } from '@/lib/envoy/model';
import { resourceStateWords } from './resource-state-words';
import type { StateWords } from './state-words';
import { utcText } from './time-words';

const KINDS: Readonly<Record<SecretKind, string>> = {
  'tls-certificate': 'certificate',
  'validation-context': 'CA',
  'session-ticket-keys': 'ticket keys',
  generic: 'generic',
  unknown: 'not known',
};

/** A kind in the one word that lists and the palette have for it; what is none stays as it is. */
export function secretKindText(kind: string): string {
  return Object.entries(KINDS).find(([each]) => each === kind)?.[1] ?? kind;
}

/** Where a secret stands: in the dump, or not in it. */
export function secretStateWords(state: SecretState): { readonly kind: StatusKind; readonly word: string } {
  if (state === 'missing') return { kind: 'err', word: 'Missing' };
  return state === 'loaded' ? { kind: 'off', word: 'Loaded' } : resourceStateWords(state);
}

/** `9 d`, `3 d ago`, `today`: when a certificate ends; '' where there is none. */
export function daysText(days: number | null): string {
  if (days === null) return '';
  if (days < 0) return `${-days} d ago`;
  return days === 0 ? 'today' : `${days} d`;
}

/** The mark of the date on which a certificate ends: that of the problem with it, so that list and panel agree. */
export function untilMark(days: number, problems: readonly SecretProblem[]): StatusKind {
  if (days < 0) return 'err';
  const soon = problems.some((problem) => problem.kind === 'expires-soon' && problem.daysLeft === days);
  return soon ? 'warn' : 'off';
}

/** A problem as mark, word, and what it does. */
export function secretProblemWords(problem: SecretProblem): StateWords {
  switch (problem.kind) {
    case 'missing':
      return {
        kind: 'err',
        word: 'Missing',
        effect:
          'A TLS context names this secret, and Envoy has none of the name: what needs it does not serve.',
      };
    case 'not-delivered':
      return {
        kind: 'warn',
        word: 'Not delivered',
        effect:
          'Envoy asked for it and has got nothing: new listeners and clusters that need it stay warming. Check the name, and that the object exists in that namespace.',
      };
    case 'expired':
      return {
        kind: 'err',
        word: 'Expired',
        effect: `It was valid until ${utcText(problem.notAfter)}: clients refuse it.`,
      };
    case 'not-yet-valid':
      return {
        kind: 'err',
        word: 'Not yet valid',
        effect: `Valid from ${utcText(problem.notBefore)}, which was still to come when this was read.`,
      };
    case 'expires-soon':
      return {
        kind: 'warn',
        word: problem.daysLeft === 0 ? 'Expires today' : `Expires in ${problem.daysLeft} d`,
        effect: `Valid until ${utcText(problem.notAfter)}.`,
      };
    case 'others-expired':
      return {
        kind: 'warn',
        word: `${problem.count} of ${problem.of} expired`,
        effect: `${plural(problem.count, 'certificate')} of the ${problem.of} of this chain or bundle have expired.`,
      };
    case 'unreadable':
      return {
        kind: 'warn',
        word: 'Not readable',
        effect: `${plural(problem.count, 'block')} of it could not be read as a certificate.`,
      };
    case 'rejected':
      return { kind: 'err', word: 'Rejected', effect: `The update was refused: ${problem.details}` };
  }
}

/** The state of a row in the list: the worst problem, or where it stands. */
export function secretRowWords({ state, problems }: Pick<SecretRow, 'state' | 'problems'>): StateWords {
  const [worst] = problems;
  return worst === undefined ? { ...secretStateWords(state), effect: '' } : secretProblemWords(worst);
}

/** Who made a secret, in one line. */
export function secretOriginText(origin: SecretOrigin): string {
  switch (origin.kind) {
    case 'kubernetes':
      return kubernetesText(origin);
    case 'workload':
      return 'the workload’s own certificate, from the mesh';
    case 'mesh-root':
      return 'the roots of the mesh';
    case 'files':
      return `files that the agent serves: ${origin.paths.join(', ')}`;
    case 'invalid':
      return 'a reference that istiod knows to be wrong';
    case 'bootstrap':
      return 'the bootstrap';
    case 'loaded':
      return origin.path === null ? 'inline in a TLS context' : `the file ${origin.path}`;
    case 'unknown':
      return 'not known';
  }
}

function kubernetesText({
  resource,
  namespace,
  name,
  isCa,
}: SecretOrigin & { readonly kind: 'kubernetes' }): string {
  const place = namespace === null ? `${name}, in the namespace of the proxy` : `${namespace}/${name}`;
  const ca = isCa ? `, or ${name}-cacert where that exists` : '';
  return `${resource} ${place}${ca}`;
}
