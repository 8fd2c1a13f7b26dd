import type { ExplainAnswer } from '@/lib/explain/answer';
import type { ExplainQuestion } from '@/lib/explain/question';
import type { CandidateView, ExplainFields, ExplainView, StepView, Words } from './types';
import { plain } from './words/names';

/** A word that a POSIX shell takes as it stands. */
const quoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** What curl sends unasked, and this request does not have. */
const CURL_OWN = ['User-Agent', 'Accept'];

const bracketed = (address: string): string => (address.includes(':') ? `[${address}]` : address);

/** The same request as a curl command: `--resolve` leads the name to the gateway's address. */
export function curlOf(
  fields: ExplainFields,
  { method, target, headers, tls, version, listener }: ExplainQuestion,
): string {
  const scheme = tls === null ? 'http' : 'https';
  const port = fields.port || String(listener.port);
  const name =
    (tls !== null && tls.sni !== '' ? tls.sni : fields.host.replace(/:\d+$/, '')) ||
    bracketed(listener.address);
  const isDefault = port === (tls === null ? '80' : '443');
  const authority = isDefault ? name : `${name}:${port}`;
  const words = ['curl', '--path-as-is', '--globoff'];
  if (method !== 'GET') words.push(method === 'HEAD' ? '--head' : `-X ${quoted(method)}`);
  if (tls !== null && version === '1.1') words.push('--http1.1');
  if (version === '1.0') words.push('--http1.0');
  const sent = new Set(headers.map(([key]) => key.toLowerCase()));
  for (const own of CURL_OWN) if (!sent.has(own.toLowerCase())) words.push('-H', quoted(`${own}:`));
  for (const [key, value] of headers) {
    if (key.toLowerCase() === 'host' && value === authority) continue;
    words.push('-H', quoted(value === '' ? `${key};` : `${key}: ${value}`));
  }
  words.push(quoted(`${scheme}://${authority}${target.startsWith('/') ? target : '/'}`));
  if (!target.startsWith('/')) words.push('--request-target', quoted(target));
  return words.join(' ');
}

const cell = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replace(/\s+/g, ' ');

const code = (text: string): string => {
  const fence = '`'.repeat(1 + Math.max(0, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length)));
  return `${fence}${fence.length > 1 ? ' ' : ''}${text.replace(/\s+/g, ' ')}${fence.length > 1 ? ' ' : ''}${fence}`;
};

const marked = (words: Words): string =>
  words.map((part) => (typeof part === 'string' ? part : code(part.name))).join('');

function candidateLines({ number, title, clauses, row }: CandidateView): readonly string[] {
  const origin = row?.origin.kind === 'object' ? ` (${row.origin.ref.namespace}/${row.origin.ref.name})` : '';
  return [
    `- ${number}. ${code(title)}${origin}`,
    ...clauses
      .filter(({ outcome }) => outcome === 'no')
      .map(({ label, wanted, got }) => `  - ${label}: wanted ${marked(wanted)}, got ${marked(got)}`),
  ];
}

function stepLines({ title, won, near, total }: StepView): readonly string[] {
  if (won === null && near.length === 0) return [];
  return [
    '',
    `## ${title}${total > 1 ? `, ${total} candidates` : ''}`,
    ...(won === null ? [] : ['', 'Winner:', '', ...candidateLines(won)]),
    ...(near.length === 0 ? [] : ['', 'Near misses:', '', ...near.flatMap(candidateLines)]),
  ];
}

/** A report for a ticket: verdict, stages, who won and who nearly did, and what was assumed. */
export function markdownOf(
  view: Omit<ExplainView, 'copies' | 'sent'>,
  curl: string,
  takenAt: string,
): string {
  const { title, cause, stages, steps, facts, assumptions, unknowns } = view;
  return [
    `# ${title}`,
    '',
    marked(cause),
    '',
    '```sh',
    curl,
    '```',
    '',
    `Predicted by Gatescope from the configuration of ${takenAt}. Nothing was sent.`,
    '',
    '| Step | Found | |',
    '|---|---|---|',
    ...stages.map(
      (each) => `| ${each.title} | ${cell(each.value)} | ${cell(`${each.state} ${each.proof}`.trim())} |`,
    ),
    '',
    ...facts.map(
      ({ label, value, logged }) =>
        `- ${label}: ${code(value)}${logged === null ? '' : `, logged ${code(logged)}`}`,
    ),
    ...steps.flatMap(stepLines),
    ...(assumptions.length === 0 ? [] : ['', '## Assumed', '']),
    ...assumptions.map(({ field, value, why }) => `- ${field} ${code(value)}: ${plain(why)}`),
    ...(unknowns.length === 0 ? [] : ['', '## Not known', '']),
    ...unknowns.map((words) => `- ${marked(words)}`),
    '',
  ].join('\n');
}

const big = (_: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString();
  return value instanceof Map ? Object.fromEntries(value) : value;
};

const MOST_CANDIDATES = 50;

/** Question and answer for a script: the fields of the bulk contract, and the steps. */
export function jsonOf(question: ExplainQuestion, answer: ExplainAnswer): string {
  const steps = answer.steps.map((step) => ({
    ...step,
    candidates: step.candidates.slice(0, MOST_CANDIDATES),
  }));
  const { trace: _, ...request } = question;
  return JSON.stringify({ request, answer: { ...answer, steps } }, big, 2);
}
