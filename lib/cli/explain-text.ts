import type {
  CandidateView,
  ClauseView,
  ExplainView,
  LostGroup,
  StageView,
  StepView,
  Words,
} from '@/lib/answers/explain/types';
import { plain } from '@/lib/answers/explain/words/names';
import { visibleText } from '@/lib/core/visible-text';
import { plural } from '@/lib/core/words';

/** Losers that are named of a group; what is left is counted. */
const MOST_LOST = 5;

const text = (words: Words): string => visibleText(plain(words));

/** Rows of cells, each column as wide as its widest cell; the last is left as it is. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = new Map<number, number>();
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths.set(at, Math.max(widths.get(at) ?? 0, cell.length));
  return rows.map((row) =>
    `  ${row.map((cell, at) => cell.padEnd(widths.get(at) ?? 0)).join('  ')}`.trimEnd(),
  );
}

const stageRow = ({ title, state, value, proof }: StageView): readonly string[] => [
  visibleText(title),
  visibleText(state),
  visibleText(value),
  visibleText(proof),
];

const OUTCOMES: { readonly [Outcome in ClauseView['outcome']]: string } = {
  yes: 'yes',
  no: 'NO',
  unknown: '?',
};

const clauseRow = ({ outcome, label, wanted, got }: ClauseView): readonly string[] => [
  `    ${OUTCOMES[outcome]}`,
  label,
  `wanted ${text(wanted)}`,
  `got ${text(got)}`,
];

/** ` (VirtualService shop/storefront)`, where it is known which object a route comes from. */
function originText({ row }: CandidateView): string {
  const origin = row?.origin;
  if (origin?.kind !== 'object') return '';
  return ` (${origin.ref.kind} ${origin.ref.namespace}/${origin.ref.name})`;
}

function candidateLine(mark: string, each: CandidateView): string {
  const expected = each.isExpected ? ', the expected one' : '';
  return visibleText(
    `  ${mark} ${each.number}. ${each.title || 'without conditions'}${originText(each)}${expected}`,
  );
}

const failedFirst = ({ clauses }: CandidateView): readonly ClauseView[] => {
  const at = clauses.findIndex(({ outcome }) => outcome === 'no');
  return at < 0 ? [] : clauses.slice(at, at + 1);
};

function lostLines({ label, total, shown }: LostGroup): readonly string[] {
  const named = shown.slice(0, MOST_LOST);
  const rest = total - named.length;
  return [
    visibleText(`  ${total} lost by ${label}`),
    ...named.flatMap((each) => [
      candidateLine('  lost', each),
      ...aligned(failedFirst(each).map(clauseRow)).map((line) => `  ${line}`),
    ]),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
  ];
}

function stepLines({ title, name, won, near, lost, notTried, notes, total }: StepView): readonly string[] {
  if (total === 0 && notes.length === 0) return [];
  const named = name === null || name === '' ? '' : ` ${name}`;
  const count = total > 1 ? `, ${plural(total, 'candidate')}` : '';
  return [
    '',
    visibleText(`${title}${named}${count}`),
    ...notes.map((words) => `  ${text(words)}`),
    ...(won === null ? [] : [candidateLine('won', won), ...aligned(won.clauses.map(clauseRow))]),
    ...near.flatMap((each) => [candidateLine('near', each), ...aligned(each.clauses.map(clauseRow))]),
    ...lost.flatMap(lostLines),
    ...(notTried === null ? [] : [`  ${notTried.total} behind the winner, not tried`]),
  ];
}

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines];

/**
 * What this Envoy does with one request, for a terminal: the verdict in words, the stages, each step with the winner,
 * the near misses with all their conditions and the rest by the first condition that they failed, then what was assumed
 * and what is not known. Ends with a line break.
 */
export function explainText(view: ExplainView): string {
  const { title, cause, facts, shares, stages, steps, because, assumptions, unknowns, copies } = view;
  return [
    visibleText(title),
    `  ${text(cause)}`,
    ...section(
      'Answer',
      aligned(
        facts.map(({ label, value, logged, agrees }) => [
          visibleText(label),
          visibleText(value),
          ...(logged === null ? [] : [visibleText(`logged ${logged}${agrees ? '' : ' (differs)'}`)]),
        ]),
      ),
    ),
    ...section(
      'Clusters',
      aligned(
        shares.map(({ cluster, percent }) => [`${Math.round(percent * 100) / 100} %`, visibleText(cluster)]),
      ),
    ),
    ...section('Stages', aligned(stages.map(stageRow))),
    ...steps.flatMap(stepLines),
    ...section(
      'Because',
      because.map((words) => `  ${text(words)}`),
    ),
    ...section(
      'Assumed',
      aligned(assumptions.map(({ field, value, why }) => [field, visibleText(value), text(why)])),
    ),
    ...section(
      'Not known',
      unknowns.map((words) => `  ${text(words)}`),
    ),
    ...section('The same request', [`  ${visibleText(copies.curl)}`]),
    '',
  ].join('\n');
}
