import type { ExplainAnswer, Reason } from '@/lib/explain/answer';
import { isExpectedRow } from './candidates';
import { missingWords } from './missing';
import { policyWords } from './policy';
import type { CandidateView, ExplainFields, StepView, Tone, Words } from './types';
import { detailsWords } from './words/details';
import { name } from './words/names';
import { reasonWords } from './words/reasons';
import { VERDICTS } from './words/verdicts';

/** The head of an answer: what happens, and the one sentence that says why. */
export interface Head {
  readonly tone: Tone;
  readonly title: string;
  readonly cause: Words;
  /** Whether the answer is what the reader expects; null when nothing was expected. */
  readonly reached: boolean | null;
}

const findReason = ({ because }: ExplainAnswer, ...codes: readonly string[]): Reason | undefined =>
  because.find(({ code }) => codes.includes(code));

const stepOf = (steps: readonly StepView[], kind: StepView['kind']): StepView | null =>
  steps.findLast((step) => step.kind === kind) ?? null;

/** `Route 2 (prefix /) would take it, but header wants x-canary exact true and the request has x-canary absent.` */
export function nearWords(candidate: CandidateView, what: string): Words {
  const failed = candidate.clauses.filter(({ outcome }) => outcome === 'no');
  const [first, ...more] = failed;
  if (first === undefined) return [];
  const others =
    more.length === 0 ? [] : [`; ${more.length} more condition${more.length === 1 ? ' fails' : 's fail'}`];
  return [
    ` ${what} ${candidate.number} (`,
    name(candidate.title),
    `) was near: its ${first.label} wants `,
    ...first.wanted,
    ', got ',
    ...first.got,
    ...others,
    '.',
  ];
}

function nearest(steps: readonly StepView[], kind: StepView['kind'], what: string): Words {
  const near = stepOf(steps, kind)?.near[0];
  return near === undefined ? [] : nearWords(near, what);
}

function winnerWords(answer: ExplainAnswer, steps: readonly StepView[]): Words {
  const step = stepOf(steps, 'route');
  const won = step?.won ?? null;
  const host = answer.virtualHost === null ? [] : [' of ', name(answer.virtualHost)];
  if (step === null || won === null) return ['The connection'];
  return [`Route ${won.number} of ${step.total}, `, name(won.title), ',', ...host];
}

function forwardedWords(answer: ExplainAnswer, steps: readonly StepView[]): Words {
  const { cluster, clusters } = answer;
  const subject = winnerWords(answer, steps);
  if (cluster !== null) return [...subject, ' sends it to ', name(cluster), '.'];
  const shares = clusters.flatMap(
    ({ name: each, probability }, at): Words => [
      at === 0 ? '' : ', ',
      `${Math.round(probability * 100)} % `,
      name(each),
    ],
  );
  return [...subject, ' sends it to one of these: ', ...shares, '.'];
}

function refusedWords({ details }: ExplainAnswer): Words {
  const said = details === null ? null : detailsWords(details);
  return said === null ? ['Envoy answers before it looks for a route.'] : ['Before routing: ', ...said, '.'];
}

const UNKNOWN_FIRST = [
  'filter-unknown',
  'network-filter-unknown',
  'early-header-mutation',
  'cluster-by-code',
];

function unknownWords(answer: ExplainAnswer): Words {
  const reason = findReason(answer, ...UNKNOWN_FIRST) ?? answer.because[0];
  return reason === undefined ? VERDICTS.unknown.cause(answer) : reasonWords(reason);
}

function causeWords(answer: ExplainAnswer, steps: readonly StepView[]): Words {
  const { verdict } = answer;
  const plain = VERDICTS[verdict].cause(answer);
  switch (verdict) {
    case 'forwarded':
      return forwardedWords(answer, steps);
    case 'no-route':
      return answer.virtualHost === null
        ? [...plain, ...nearest(steps, 'virtual-host', 'Virtual host')]
        : [...plain, ...nearest(steps, 'route', 'Route')];
    case 'no-cluster': {
      const cluster = findReason(answer, 'cluster-missing')?.['cluster'];
      return cluster === undefined ? plain : missingWords(String(cluster));
    }
    case 'no-filter-chain':
      return [...plain, ...nearest(steps, 'filter-chain', 'Chain')];
    case 'redirect': {
      const tls = findReason(answer, 'require-tls');
      return tls === undefined
        ? [...winnerWords(answer, steps), ' redirects. ', ...plain]
        : [...reasonWords(tls), ' ', ...plain];
    }
    case 'direct-response':
      return findReason(answer, 'filter-answered') === undefined
        ? [...winnerWords(answer, steps), ' answers itself; nothing is forwarded.']
        : reasonWords({
            code: 'filter-answered',
            filter: findReason(answer, 'filter-answered')?.['filter'] ?? '',
          });
    case 'denied':
    case 'fault': {
      const filter = findReason(answer, 'filter-answered');
      const { details } = answer;
      const policy = details === null ? null : policyWords(details);
      if (policy !== null) return policy;
      const why = details === null ? null : detailsWords(details);
      return [
        ...(filter === undefined ? plain : reasonWords(filter)),
        ...(why === null ? [] : [' ', ...why, '.']),
      ];
    }
    case 'bad-request':
      return refusedWords(answer);
    case 'no-listener':
    case 'tls-mismatch': {
      const reason = findReason(
        answer,
        'no-listener',
        'proxy-header-missing',
        'plaintext-to-tls',
        'tls-to-plaintext',
      );
      return reason === undefined ? plain : reasonWords(reason);
    }
    case 'unknown':
      return unknownWords(answer);
    default:
      return plain;
  }
}

const ANSWERED = new Set(['forwarded', 'redirect', 'direct-response']);

/** True when the answer reaches what the reader expects, by cluster, route, virtual host or location. */
function meets(answer: ExplainAnswer, steps: readonly StepView[], expected: string): boolean {
  const { cluster, clusters, route, virtualHost, location } = answer;
  const texts = [cluster, route, virtualHost, location, ...clusters.map((each) => each.name)];
  if (texts.some((text) => text?.includes(expected) === true)) return true;
  // Of a weighted route only the cluster that was drawn counts.
  return cluster === null && isExpectedRow(stepOf(steps, 'route')?.won?.row ?? null, expected);
}

/** SNI and host differ: another chain's certificate was shown for this host. */
function coalesced(fields: ExplainFields, answer: ExplainAnswer, sni: string | null): Words | null {
  const host = fields.host.replace(/:\d+$/, '').toLowerCase();
  if (sni === null || sni === '' || host === '' || sni.toLowerCase() === host) return null;
  return answer.verdict === 'forwarded'
    ? [' The server name ', name(sni), ' and the host ', name(host), ' differ.']
    : [' The connection was chosen by the server name ', name(sni), ', not by the host ', name(host), '.'];
}

/** What happens and why, with what was expected beside it. */
export function headOf(
  answer: ExplainAnswer,
  steps: readonly StepView[],
  fields: ExplainFields,
  sni: string | null,
): Head {
  const { tone, title } = VERDICTS[answer.verdict];
  const expected = fields.expected.trim();
  const differs = coalesced(fields, answer, sni) ?? [];
  const cause = [...causeWords(answer, steps), ...differs];
  const isAnswered = ANSWERED.has(answer.verdict);
  const reached = expected === '' ? null : isAnswered && meets(answer, steps, expected);
  if (!isAnswered || reached !== false) {
    const isOdd = differs.length > 0 && tone === 'ok';
    return { tone: isOdd ? 'warn' : tone, title: title(answer), cause, reached };
  }
  const wanted = stepOf(steps, 'route')?.near.find(({ isExpected }) => isExpected);
  const near = wanted === undefined ? [] : nearWords(wanted, 'The expected route');
  return { tone: 'warn', title: 'Matched, but not where you expected', cause: [...cause, ...near], reached };
}
