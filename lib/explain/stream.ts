import type { MatcherInput } from '@/lib/envoy/model';
import { connectionInput } from './chain-matcher';
import type { Chance } from './chance';
import type { Connection } from './connection';
import { HeaderMap } from './header-map';
import type { ExplainQuestion } from './question';
import type { Runtime } from './runtime-values';

/** Cut at the first `?` or `#`. */
export function withoutQuery(path: string): string {
  const at = path.search(/[?#]/);
  return at < 0 ? path : path.slice(0, at);
}

/** Each segment without its own `;…`. */
export const withoutParameters = (path: string): string => path.replace(/;[^/]*/g, '');

function readQuery(path: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const mark = path.indexOf('?');
  if (mark < 0) return values;
  for (const piece of path.slice(mark + 1).split('&')) {
    const equals = piece.indexOf('=');
    const name = equals < 0 ? piece : piece.slice(0, equals);
    if (!values.has(name)) values.set(name, equals < 0 ? '' : piece.slice(equals + 1));
  }
  return values;
}

function readCookies(lines: readonly string[]): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const piece of lines.flatMap((line) => line.split(';'))) {
    const equals = piece.indexOf('=');
    const name = piece.slice(0, Math.max(equals, 0)).replace(/^[ \t]+/, '');
    if (equals < 0 || cookies.has(name)) continue;
    const value = piece.slice(equals + 1);
    const isQuoted = value.length > 1 && value.startsWith('"') && value.endsWith('"');
    cookies.set(name, isQuoted ? value.slice(1, -1) : value);
  }
  return cookies;
}

/** A request that passed the connection manager's checks: what routes and filters look at. */
export class Stream {
  readonly question: ExplainQuestion;
  readonly connection: Connection;
  readonly headers: HeaderMap;
  readonly chance: Chance;
  readonly runtime: Runtime;
  /** The client's address, as x-forwarded-for or the connection says. */
  readonly peer: string;
  #query: ReadonlyMap<string, string> | null = null;
  #cookies: ReadonlyMap<string, string> | null = null;
  readonly #path: string | null;
  readonly #plain: string | null;

  constructor(
    question: ExplainQuestion,
    connection: Connection,
    headers: HeaderMap,
    chance: Chance,
    runtime: Runtime,
    peer: string,
  ) {
    this.question = question;
    this.connection = connection;
    this.headers = headers;
    this.chance = chance;
    this.runtime = runtime;
    this.peer = peer;
    this.#path = headers.first(':path');
    this.#plain = this.#path === null ? null : withoutQuery(this.#path);
  }

  /** The path without query; null for CONNECT. */
  path(ignoresParameters: boolean): string | null {
    return this.#plain !== null && ignoresParameters ? withoutParameters(this.#plain) : this.#plain;
  }

  query(): ReadonlyMap<string, string> {
    this.#query ??= readQuery(this.#path ?? '');
    return this.#query;
  }

  cookies(): ReadonlyMap<string, string> {
    this.#cookies ??= readCookies(this.headers.all('cookie') ?? []);
    return this.#cookies;
  }

  /** What matcher trees of virtual hosts and RBAC can look at. */
  input(input: MatcherInput): string | null | undefined {
    const name = input.type.slice(input.type.lastIndexOf('.') + 1);
    if (name === 'HttpRequestHeaderMatchInput') return this.headers.joined(HeaderMap.keyOf(input.argument));
    if (name === 'HttpRequestQueryParamMatchInput') return this.query().get(input.argument) ?? null;
    // Without a client certificate there is nothing in it.
    if (input.type.includes('.ssl.v3.')) return this.connection.certified ? undefined : null;
    return connectionInput(this.connection, this.question.filterState)(input);
  }
}
