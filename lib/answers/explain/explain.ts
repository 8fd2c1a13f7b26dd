import type { ConfigDump } from '@/lib/envoy/model';
import type { ExplainAnswer, Reason } from '@/lib/explain/answer';
import { type Explainer, explainer, type Prober } from '@/lib/explain/explain';
import { readInput } from '@/lib/explain/input/read-input';
import type { ExplainQuestion } from '@/lib/explain/question';
import { knownEndpoints } from '../cluster-health';
import type { Joined } from '../joined';
import { perSnapshot } from '../lists/per-snapshot';
import { sendPrediction, sendQuestion } from '../send/parts';
import { stepView } from './candidates';
import { headOf } from './cause';
import { factsOf } from './facts';
import { fieldsOf, isBlank } from './fields';
import { fieldsForPlace } from './place';
import { curlOf, jsonOf, markdownOf } from './report';
import { stagesOf } from './stages';
import { type Asked, toQuestion } from './to-question';
import type { ExplainAnswerView, ExplainFields, ExplainSource, ExplainView, ReadView, Words } from './types';
import { noteWords, problemWords, unreadText } from './words/input';
import { plain } from './words/names';
import { reasonWords } from './words/reasons';

/** Kept as long as the snapshot: what a first question compiles serves the later ones. */
export const explainerOf = perSnapshot(({ snapshot }: Joined): Prober | null =>
  snapshot.dump === null ? null : explainer(snapshot.dump, knownEndpoints(snapshot)),
);

interface Read {
  readonly read: ReadView;
  readonly fields: ExplainFields | null;
}

const FORM: ReadView = { kind: 'form', unread: [], notes: [], problems: [] };

function readSource(joined: Joined, source: ExplainSource): Read {
  if (source.kind === 'place') {
    const fields = fieldsForPlace(joined, source.pointer);
    const problems: readonly Words[] = fields === null ? [['The route is not in this snapshot.']] : [];
    return { read: { ...FORM, kind: 'place', problems }, fields };
  }
  if (source.kind === 'fields') {
    if (!isBlank(source.fields)) return { read: FORM, fields: source.fields };
    return { read: { ...FORM, problems: [['The form is empty.']] }, fields: null };
  }
  const { kind, parts, logged, unread, notes, problems } = readInput(source.text);
  return {
    read: {
      kind,
      unread: unread.map(unreadText),
      notes: notes.map(noteWords),
      problems: problems.map(problemWords),
    },
    fields: parts === null ? null : fieldsOf(parts, logged),
  };
}

/** True when the chain that took an encrypted connection does not offer HTTP/2. */
function lacksHttp2({ steps }: ExplainAnswer, dump: ConfigDump): boolean {
  const pointer = steps.findLast(({ kind }) => kind === 'filter-chain')?.pointer ?? null;
  if (pointer === null) return false;
  const chains = dump.listeners.flatMap(({ filterChains }) => filterChains);
  const alpn = chains.find((chain) => chain.pointer === pointer)?.tls?.alpn;
  return alpn !== undefined && !alpn.includes('h2');
}

interface Settled {
  readonly asked: Asked;
  readonly answer: ExplainAnswer;
}

/** Which HTTP version a client ends up with depends on the chain, which is only known by asking. */
function settle(joined: Joined, fields: ExplainFields, engine: Explainer, dump: ConfigDump): Settled | Asked {
  const asked = toQuestion(joined, fields);
  if (asked.question === null) return asked;
  const answer = engine.explain(asked.question);
  if (asked.question.version !== '2' || fields.version !== '' || !lacksHttp2(answer, dump))
    return { asked, answer };
  const again = toQuestion(joined, fields, true);
  return again.question === null ? again : { asked: again, answer: engine.explain(again.question) };
}

/** What a source asks the engine, and its answer; null for what is no question. */
export function askedOf(
  joined: Joined,
  source: ExplainSource,
): { readonly question: ExplainQuestion; readonly answer: ExplainAnswer } | null {
  const { fields } = readSource(joined, source);
  const engine = explainerOf(joined);
  const { dump } = joined.snapshot;
  const settled =
    fields === null || engine === null || dump === null ? null : settle(joined, fields, engine, dump);
  if (settled === null || !('answer' in settled) || settled.asked.question === null) return null;
  return { question: settled.asked.question, answer: settled.answer };
}

/** Reasons for which the answer, or a part of it, is not known. */
const OPEN = /unknown|unread|may-answer|^early-header-mutation$|^cluster-by-code$|^location-unknown$/;

/** Ways that end alike leave nothing open but which of them it is. */
const isOpen = ({ code, ...values }: Reason): boolean =>
  code === 'open' ? String(values['ends']).includes(',') : OPEN.test(code);

const unique = (all: readonly Words[]): readonly Words[] => [
  ...new Map(all.map((words) => [plain(words), words])).values(),
];

function viewOf(joined: Joined, fields: ExplainFields, { asked, answer }: Settled): ExplainView | null {
  const { question, assumptions } = asked;
  if (question === null) return null;
  const steps = answer.steps.map((step) => stepView(joined, step, fields.expected.trim()));
  const head = headOf(answer, steps, fields, question.tls?.sni ?? null);
  const unknowns = answer.because.filter(isOpen);
  const view = {
    ...head,
    verdict: answer.verdict,
    summary: `${head.title}. ${plain(head.cause)}`,
    facts: factsOf(answer, fields.logged),
    shares: answer.clusters.map(({ name, probability }) => ({ cluster: name, percent: probability * 100 })),
    stages: stagesOf({ joined, question, dialed: fields.port, answer, steps }),
    steps,
    because: unique(answer.because.map(reasonWords)),
    assumptions,
    unknowns: unique(unknowns.map(reasonWords)),
    winner: steps.findLast(({ kind }) => kind === 'route')?.won?.row ?? null,
  };
  const curl = curlOf(fields, question);
  return {
    ...view,
    copies: {
      curl,
      markdown: markdownOf(view, curl, joined.snapshot.takenAt),
      json: jsonOf(question, answer),
    },
    sent: { question: sendQuestion(question), prediction: sendPrediction(answer) },
  };
}

/** What this Envoy does with a request, in words, with everything that was assumed and what is not known. */
export function explainAnswer(joined: Joined, source: ExplainSource): ExplainAnswerView {
  const { read, fields } = readSource(joined, source);
  const engine = explainerOf(joined);
  const { dump } = joined.snapshot;
  if (fields === null || engine === null || dump === null) return { read, fields, view: null };
  const settled = settle(joined, fields, engine, dump);
  if (!('answer' in settled))
    return { read: { ...read, problems: [...read.problems, ...settled.problems] }, fields, view: null };
  return { read, fields, view: viewOf(joined, fields, settled) };
}
