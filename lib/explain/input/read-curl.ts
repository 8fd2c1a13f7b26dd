import { curlArguments } from './curl-arguments';
import { curlConnection } from './curl-connection';
import { CURL_AGENT, curlHeaders, ownHeader } from './curl-headers';
import { curlTarget, withQuery } from './curl-path';
import { type CurlSettings, curlSettings } from './curl-settings';
import { type HttpVersion, NO_PARTS, type QuestionParts } from './parts';
import { transportOf, urlNotes } from './read-url';
import { shellWords } from './shell-words';
import { type InputNote, type InputProblem, notUnderstood, type UnderstoodInput } from './understood';
import { splitUrl, type UrlPieces } from './url';
import { looksLikeCmd, windowsWords } from './windows-words';

const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*=/;
const CURL_NAME = /^(?:.*[/\\])?curl(?:\.exe)?$/i;
const WRAPPERS = new Set(['$', '>', '%', '#', 'sudo', 'time', 'env', 'exec', 'command', 'watch']);

/** The index of curl's name among the words, after assignments, prompts and wrappers; -1 when it is no curl command. */
function nameIndex(words: readonly string[]): number {
  for (const [index, word] of words.entries()) {
    if (CURL_NAME.test(word)) return index;
    if (!WRAPPERS.has(word) && !ASSIGNMENT.test(word)) return -1;
  }
  return -1;
}

function methodOf(settings: CurlSettings): string {
  if (settings.method !== null && settings.method !== '') return settings.method;
  if (settings.isHead) return 'HEAD';
  return settings.data !== null && !settings.isGet ? 'POST' : 'GET';
}

function versionOf(settings: CurlSettings, url: UrlPieces): HttpVersion | null {
  switch (settings.version) {
    case '1.0':
      return 'HTTP/1.0';
    case '1.1':
      return 'HTTP/1.1';
    case '2-prior':
      return 'HTTP/2';
    case '3':
      return 'HTTP/3';
    case '2':
    case null:
      return url.scheme === 'http' ? 'HTTP/1.1' : null;
  }
}

function alpnOf(settings: CurlSettings): readonly string[] {
  if (!settings.hasAlpn) return [];
  switch (settings.version) {
    case '1.0':
      return ['http/1.0'];
    case '1.1':
      return ['http/1.1'];
    case '3':
      return ['h3'];
    case '2':
    case '2-prior':
    case null:
      return ['h2', 'http/1.1'];
  }
}

function globOf(settings: CurlSettings, url: string): InputProblem[] {
  const glob = settings.hasGlobs ? /\{[^{}]*\}|\[[0-9a-zA-Z]+-[0-9a-zA-Z]+(?::[0-9]+)?\]/.exec(url) : null;
  return glob === null ? [] : [{ code: 'url-glob', text: glob[0] }];
}

interface Question {
  readonly parts: QuestionParts;
  readonly notes: readonly InputNote[];
  readonly problems: readonly InputProblem[];
}

function questionOf(settings: CurlSettings, url: UrlPieces): Question {
  const connection = curlConnection(settings, url);
  const made = curlTarget(url.target, settings.isPathAsIs);
  const target = withQuery(made.target, settings.query);
  const headers = curlHeaders(settings, url, CURL_AGENT);
  const notes = [...urlNotes(url), ...connection.notes, ...made.notes];
  if (headers.some(([name, value]) => name === 'User-Agent' && value === CURL_AGENT)) {
    notes.push({ code: 'user-agent-assumed', value: CURL_AGENT });
  }
  if (settings.user !== null && !settings.user.includes(':')) notes.push({ code: 'password-asked' });
  const skipped = settings.headers.filter((line) => ownHeader(line) === null);
  return {
    parts: {
      ...NO_PARTS,
      ...{ listener: connection.listener, source: connection.source, proxySource: connection.proxySource },
      ...{ transport: transportOf(url, alpnOf(settings)), scheme: url.scheme, method: methodOf(settings) },
      path: settings.requestTarget ?? withQuery(target, settings.isGet ? settings.data : null),
      ...{ headers, version: versionOf(settings, url) },
    },
    notes,
    problems: [...connection.problems, ...skipped.map((text) => ({ code: 'bad-header' as const, text }))],
  };
}

function wordsOf(text: string) {
  return looksLikeCmd(text) ? windowsWords(text) : shellWords(text.replace(/\r\n/g, '\n').trim());
}

/** True when the first words are those of a curl command. Cheap: looks at the start only. */
export function looksLikeCurl(text: string): boolean {
  return nameIndex(shellWords(text.trim().slice(0, 400)).words) >= 0;
}

/** A curl command as the request that curl would send first. */
export function readCurl(text: string): UnderstoodInput {
  const { words, rest, problems: shellProblems } = wordsOf(text);
  const name = nameIndex(words);
  if (name < 0) return notUnderstood('curl', { code: 'not-understood' });
  const args = curlArguments(words.slice(name + 1));
  const settings = curlSettings(args.list);
  const unread = [...args.unread, ...settings.unread];
  if (rest !== '') unread.push({ kind: 'text', text: rest, value: null });
  const [first, ...others] = settings.urls;
  for (const other of others) unread.push({ kind: 'url', text: other, value: null });
  const problems = [...shellProblems, ...args.problems, ...settings.problems];
  const base = { kind: 'curl', logged: null, unread } as const;
  if (first === undefined)
    return { ...base, parts: null, notes: [], problems: [...problems, { code: 'no-url' }] };
  const split = splitUrl(first);
  if (!split.ok) return { ...base, parts: null, notes: [], problems: [...problems, split.error] };
  const question = questionOf(settings, split.value);
  const notes = [...question.notes];
  if (args.hasNext || others.length > 0) notes.push({ code: 'more-requests-left-out' });
  if (args.list.some(({ name }) => name.startsWith('location'))) notes.push({ code: 'only-first-answer' });
  return {
    ...{ ...base, parts: question.parts, notes },
    problems: [...problems, ...globOf(settings, first), ...question.problems],
  };
}
