import type { ExplainQuestion } from '../question';

type HeaderLine = readonly [name: string, value: string];

/** A request in the making: target and Host are taken apart, so that one condition changes one part. */
export interface Draft extends Omit<ExplainQuestion, 'target' | 'headers'> {
  /** Without query; of CONNECT the whole target. */
  readonly path: string;
  /** Pieces between the `&`; null: no `?` at all. */
  readonly query: readonly string[] | null;
  /** The only Host header; null where there is none, or several: then they stand in `headers`. */
  readonly host: string | null;
  readonly headers: readonly HeaderLine[];
}

const isHost = ([name]: HeaderLine): boolean => name.toLowerCase() === 'host';

export function draftOf({ target, headers, ...rest }: ExplainQuestion): Draft {
  const mark = rest.method === 'CONNECT' ? -1 : target.indexOf('?');
  const hosts = headers.filter(isHost);
  const [only] = hosts;
  const host = hosts.length === 1 && only !== undefined ? only[1] : null;
  return {
    ...rest,
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? null : target.slice(mark + 1).split('&'),
    host,
    headers: host === null ? headers : headers.filter((line) => !isHost(line)),
  };
}

export function questionOf({ path, query, host, headers, ...rest }: Draft): ExplainQuestion {
  const pieces = query === null || query.length === 0 ? '' : `?${query.join('&')}`;
  return {
    ...rest,
    target: path + pieces,
    headers: host === null ? headers : [['Host', host], ...headers],
  };
}

/** Values of a header, by its name in lower case. */
export const valuesOf = ({ headers }: Draft, key: string): readonly string[] =>
  headers.filter(([name]) => name.toLowerCase() === key).map(([, value]) => value);

export function withHeader(draft: Draft, key: string, values: readonly string[]): Draft {
  const others = draft.headers.filter(([name]) => name.toLowerCase() !== key);
  return { ...draft, headers: [...others, ...values.map((value): HeaderLine => [key, value])] };
}

const nameOf = (piece: string): string => piece.split('=', 1)[0] ?? '';

/** The first parameter of a name; null without one. */
export function queryValue({ query }: Draft, name: string): string | null {
  const piece = query?.find((each) => nameOf(each) === name);
  return piece === undefined ? null : piece.slice(name.length + 1);
}

export function withQuery(draft: Draft, name: string, value: string | null): Draft {
  const others = (draft.query ?? []).filter((piece) => nameOf(piece) !== name);
  const own = value === null ? [] : [value === '' ? name : `${name}=${value}`];
  const query = [...others, ...own];
  return { ...draft, query: query.length === 0 ? null : query };
}

const cookiesOf = (draft: Draft): readonly string[] =>
  valuesOf(draft, 'cookie')
    .flatMap((line) => line.split(';'))
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

export function cookieValue(draft: Draft, name: string): string | null {
  const piece = cookiesOf(draft).find((each) => each.startsWith(`${name}=`));
  return piece === undefined ? null : piece.slice(name.length + 1);
}

export function withCookie(draft: Draft, name: string, value: string | null): Draft {
  const others = cookiesOf(draft).filter((piece) => !piece.startsWith(`${name}=`));
  const all = value === null ? others : [...others, `${name}=${value}`];
  return withHeader(draft, 'cookie', all.length === 0 ? [] : [all.join('; ')]);
}

/** The host's name without its port. */
export const bareHost = (host: string): string => host.replace(/:\d+$/, '');
