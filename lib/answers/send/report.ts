import { visibleText } from '@/lib/core/visible-text';
import { formatBytes, plural } from '@/lib/core/words';
import type { Comparison, MovedCluster, RealAnswer, SendPrediction, SentReport } from './types';
import { endWords, verdictWords, wayWords } from './words';

/** What the report is made of. The request and the answer come without secrets. */
export type ReportInput = Pick<
  SentReport,
  'way' | 'sentAt' | 'notes' | 'real' | 'moved' | 'movedWhy' | 'comparison' | 'headline'
> & { readonly prediction: SendPrediction; readonly request: string };

/** As a code block whatever the text holds: a fence is longer than any run of backticks in it. */
function block(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text.split('\n').map(visibleText).join('\n')}\n${fence}`;
}

const cell = (text: string): string => visibleText(text).replaceAll('\\', '\\\\').replaceAll('|', '\\|');

const OUTCOMES = { same: 'same', differs: '**differs**', open: 'cannot be told' } as const;

function pointsTable({ points }: Comparison): string {
  const rows = points.map(
    ({ kind, predicted, real, outcome }) =>
      `| ${kind} | ${cell(predicted)} | ${cell(real)} | ${OUTCOMES[outcome]} |`,
  );
  return ['| | predicted | real | |', '|---|---|---|---|', ...rows].join('\n');
}

function predictionLines(prediction: SendPrediction): string {
  const { flags, details, virtualHost, route, clusters, location } = prediction;
  const shares = clusters.map(({ name, probability }) =>
    probability === 1 ? name : `${name} (${(probability * 100).toFixed(1)} %)`,
  );
  const facts: readonly (readonly [string, string | null])[] = [
    ['verdict', verdictWords(prediction)],
    ['response flags', flags],
    ['details', details],
    ['virtual host', virtualHost],
    ['route', route],
    ['cluster', shares.length === 0 ? null : shares.join(', ')],
    ['location', location],
  ];
  return block(facts.flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`])).join('\n'));
}

function answerText(real: RealAnswer): string {
  const { headers, text, bodyBytes, bodyEnd, version } = real;
  const first = version === null ? endWords(real) : `HTTP/${version} ${endWords(real)}`;
  const body =
    text === null
      ? `(${formatBytes(bodyBytes)} that are no text)`
      : `${text}${bodyEnd === 'cut' ? ' …' : ''}`;
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`)];
  return [...lines, ...(bodyBytes === 0 ? [] : ['', body])].join('\n');
}

function tlsLine({ tls }: RealAnswer): readonly string[] {
  if (tls === null) return [];
  const alpn = tls.alpn === null ? 'no ALPN' : `ALPN ${tls.alpn}`;
  return [
    `TLS: ${tls.protocol}, ${tls.cipher}, ${alpn}, certificate ${visibleText(tls.names.join(', '))}`,
    '',
  ];
}

/** `+2 requests, +1 connection`: how far the counters of one cluster went. */
export function movedWords(moved: MovedCluster): string {
  const facts = [
    plural(moved.requests, 'request'),
    moved.errors === 0 ? '' : plural(moved.errors, 'error'),
    moved.connections === 0 ? '' : plural(moved.connections, 'connection'),
    moved.failedConnections === 0 ? '' : plural(moved.failedConnections, 'failed connection'),
  ];
  return facts
    .filter((fact) => fact !== '')
    .map((fact) => `+${fact}`)
    .join(', ');
}

function movedText({ moved, movedWhy }: ReportInput): string {
  if (moved === null) return block(movedWhy);
  const lines = moved.clusters.map((each) => `${each.cluster}: ${movedWords(each)}`);
  if (lines.length === 0) return block('none');
  return block([...lines, ...(moved.more === 0 ? [] : [`and ${moved.more} more`])].join('\n'));
}

/** The whole story in Markdown, for an issue or a chat. */
export function sentMarkdown(input: ReportInput): string {
  const { way, sentAt, notes, real, comparison, headline, prediction, request } = input;
  const { connected, firstByte, total } = real.millis;
  const times = [
    connected === null ? '' : `connected ${connected} ms`,
    firstByte === null ? '' : `first byte ${firstByte} ms`,
    `end ${total} ms`,
  ];
  return [
    `## ${headline}`,
    '',
    `Sent ${sentAt} ${wayWords(way)}.`,
    '',
    ...notes.flatMap((note) => [`- ${note}`]),
    ...(notes.length === 0 ? [] : ['']),
    pointsTable(comparison),
    '',
    '### Request',
    block(request.replaceAll('\r\n', '\n').trimEnd()),
    '',
    '### Predicted',
    predictionLines(prediction),
    '',
    '### Real answer',
    ...tlsLine(real),
    block(answerText(real)),
    times.filter((time) => time !== '').join(', '),
    '',
    '### Counters that moved in `/clusters` meanwhile',
    movedText(input),
    '',
  ].join('\n');
}
