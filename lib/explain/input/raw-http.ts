import { withoutBlanks } from './blanks';
import { byteLength } from './bytes';
import { type HeaderLine, type HttpVersion, NO_PARTS, type QuestionParts } from './parts';
import { type InputNote, type InputProblem, notUnderstood, type UnderstoodInput } from './understood';

const VERSION = /^HTTP\/[0-9](?:\.[0-9])?$/;
const NO_METHOD = /[:"']/;
const METHOD = /^[A-Za-z-]{3,20}$/;
const VERSIONS: ReadonlyMap<string, HttpVersion> = new Map<string, HttpVersion>([
  ['HTTP/1.0', 'HTTP/1.0'],
  ['HTTP/1.1', 'HTTP/1.1'],
  ['HTTP/2', 'HTTP/2'],
  ['HTTP/2.0', 'HTTP/2'],
  ['HTTP/3', 'HTTP/3'],
  ['HTTP/3.0', 'HTTP/3'],
]);
const PSEUDO = /^:(?:method|path|scheme|authority)[ \t]*:/;
const LONGEST_LINE = 65536;

interface RequestLine {
  readonly method: string;
  readonly target: string;
  /** Null where none is written. */
  readonly version: string | null;
}

/** The line in its words; null when it has no target. A target may hold blanks. Looks at each letter a few times only. */
function requestLine(line: string): RequestLine | null {
  const text = withoutBlanks(line);
  const end = text.search(/[ \t]/);
  const method = end < 0 ? text : text.slice(0, end);
  const rest = end < 0 ? '' : withoutBlanks(text.slice(end));
  if (method === '' || rest === '' || NO_METHOD.test(method)) return null;
  const gap = Math.max(rest.lastIndexOf(' '), rest.lastIndexOf('\t'));
  const version = rest.slice(gap + 1);
  if (gap < 0 || !VERSION.test(version)) return { method, target: rest, version: null };
  return { method, target: withoutBlanks(rest.slice(0, gap)), version };
}

/** The lines that curl -v marks as sent, where there are such; otherwise the text as it is. */
function sentLines(text: string): string {
  if (!/^> \S+ \S+ HTTP\//m.test(text)) return text;
  const sent = text.split('\n').filter((line) => line.startsWith('>'));
  return sent.map((line) => line.slice(line.startsWith('> ') ? 2 : 1)).join('\n');
}

function startLine(text: string): string {
  const end = text.indexOf('\n');
  return (end < 0 ? text : text.slice(0, end)).replace(/\r$/, '').slice(0, LONGEST_LINE);
}

/** True when the text starts as an HTTP request does: a request line, or HTTP/2's pseudo-headers. */
export function looksLikeRawHttp(text: string): boolean {
  const line = startLine(sentLines(text.trimStart()));
  if (PSEUDO.test(line)) return true;
  const found = requestLine(line);
  if (found === null || !METHOD.test(found.method)) return false;
  const { method, target, version } = found;
  return version !== null || (method === method.toUpperCase() && /^[/*]/.test(target));
}

interface Head {
  readonly lines: readonly string[];
  readonly body: string;
}

/** The lines up to the empty one; line ends may be CRLF or LF. */
function headOf(text: string): Head {
  const gap = /\r?\n\r?\n/.exec(text);
  const head = gap === null ? text.replace(/\r?\n$/, '') : text.slice(0, gap.index);
  return { lines: head.split(/\r?\n/), body: gap === null ? '' : text.slice(gap.index + gap[0].length) };
}

interface Headers {
  readonly pseudo: ReadonlyMap<string, string>;
  readonly list: readonly HeaderLine[];
  readonly problems: readonly InputProblem[];
}

function readHeaders(lines: readonly string[]): Headers {
  const pseudo = new Map<string, string>();
  const list: HeaderLine[] = [];
  const problems: InputProblem[] = [];
  for (const line of lines) {
    const colon = line.indexOf(':', 1);
    const last = list.at(-1);
    if (/^[ \t]/.test(line) && last !== undefined) {
      list[list.length - 1] = [last[0], `${last[1]} ${line.trim()}`];
      problems.push({ code: 'folded-header', text: line });
    } else if (colon < 0 || line.startsWith(' ')) problems.push({ code: 'bad-header', text: line });
    else {
      const name = line.slice(0, colon);
      const value = withoutBlanks(line.slice(colon + 1));
      if (name.startsWith(':')) pseudo.set(name, value);
      else list.push([name, value]);
    }
  }
  return { pseudo, list, problems };
}

function schemeOf(text: string | undefined): 'http' | 'https' | null {
  return text === 'http' || text === 'https' ? text : null;
}

function question(
  method: string,
  target: string,
  version: HttpVersion,
  headers: readonly HeaderLine[],
): QuestionParts {
  return { ...NO_PARTS, method, path: target, headers, version };
}

function fromPseudo(headers: Headers): QuestionParts {
  const authority = headers.pseudo.get(':authority');
  const host: readonly HeaderLine[] = authority === undefined ? [] : [['Host', authority]];
  const { pseudo } = headers;
  const parts = question(pseudo.get(':method') ?? '', pseudo.get(':path') ?? '', 'HTTP/2', [
    ...host,
    ...headers.list,
  ]);
  return {
    ...parts,
    method: pseudo.get(':method') ?? null,
    path: pseudo.get(':path') ?? null,
    scheme: schemeOf(pseudo.get(':scheme')),
  };
}

/** A raw HTTP request. The target is kept as written; the connection is not in the text, so those parts are null. */
export function readRawHttp(text: string): UnderstoodInput {
  const { lines, body } = headOf(sentLines(text.trimStart()));
  const [first = '', ...rest] = lines;
  const notes: InputNote[] = body === '' ? [] : [{ code: 'body-left-out', length: byteLength(body) }];
  const answer = { kind: 'raw-http', logged: null, unread: [], notes } as const;
  if (PSEUDO.test(first)) {
    const headers = readHeaders(lines);
    const problems = headers.pseudo.has(':method') ? [] : [{ code: 'no-method' } as const];
    return { ...answer, parts: fromPseudo(headers), problems: [...headers.problems, ...problems] };
  }
  const found = first.length > LONGEST_LINE ? null : requestLine(first);
  if (found === null) return notUnderstood('raw-http', { code: 'bad-request-line', text: first });
  const headers = readHeaders(rest);
  const version = VERSIONS.get(found.version ?? 'HTTP/1.1');
  const problems = [...headers.problems];
  if (version === undefined || found.version === null)
    problems.push({ code: 'bad-request-line', text: first });
  const parts = question(found.method, found.target, version ?? 'HTTP/1.1', headers.list);
  return { ...answer, parts, problems };
}
