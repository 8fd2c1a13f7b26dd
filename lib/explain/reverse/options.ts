import type { Fraction, NamedMatch, PathMatch, ValueMatch } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import { samplesOf } from '@/lib/re2/samples';
import { HeaderMap } from '../header-map';
import { type HeaderTest, headerTest } from '../header-test';
import { templateRegex } from '../uri-template';
import { lower, regexOf, valueTest } from '../value-test';
import { cookieValue, type Draft, queryValue, valuesOf, withCookie, withHeader, withQuery } from './draft';

/** A condition of a route on one part of a request. */
export interface Need {
  /** Null: it cannot be told from the request alone. */
  readonly holds: (draft: Draft) => boolean | null;
  /** Requests that differ in that part alone and may meet the condition, the plainest first. */
  readonly met: (draft: Draft) => readonly Draft[];
  /** The same for requests that may fail it. */
  readonly failed: (draft: Draft) => readonly Draft[];
}

const PLAIN = ['gatescope', 'x', '1', ''] as const;

/** Texts that a matcher may take. */
function samplesFor(match: ValueMatch): readonly string[] {
  switch (match.kind) {
    case 'exact':
    case 'prefix':
    case 'suffix':
    case 'contains':
      return [match.value];
    case 'regex':
      return samplesOf(match.value);
    case 'range':
      return [match.start];
    case 'present':
    case 'unknown':
      return [];
  }
}

/** Samples of each, and all starts, middles and ends in one. */
function textsFor(matches: readonly ValueMatch[]): readonly string[] {
  const part = (kind: ValueMatch['kind']) =>
    matches.flatMap((match) => (match.kind === kind ? samplesFor(match) : [])).join('');
  const whole = part('prefix') + part('contains') + part('suffix');
  return [...new Set([...matches.flatMap(samplesFor), ...(whole === '' ? [] : [whole]), ...PLAIN])];
}

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS'];

type Values = readonly string[];

function readHeader(draft: Draft, key: string): Values {
  if (key === ':method') return [draft.method];
  if (key === ':authority') return draft.host === null ? [] : [draft.host];
  if (key === ':path') return [draft.path + (draft.query === null ? '' : `?${draft.query.join('&')}`)];
  if (key === ':scheme') return [draft.scheme ?? (draft.tls === null ? 'http' : 'https')];
  return valuesOf(draft, key);
}

/** Null: a request cannot have it so. */
function writeHeader(draft: Draft, key: string, values: Values): Draft | null {
  if (!key.startsWith(':')) return withHeader(draft, key, values);
  const [value] = values;
  if (value === undefined || values.length > 1 || value === '') return null;
  if (key === ':method') return { ...draft, method: value };
  if (key === ':authority') return { ...draft, host: value };
  if (key === ':scheme') return { ...draft, scheme: value };
  if (key !== ':path' || !value.startsWith('/')) return null;
  const [path = '', ...query] = value.split('?');
  return { ...draft, path, query: query.length === 0 ? null : query.join('?').split('&') };
}

function allHold(tests: readonly HeaderTest[], key: string, values: Values): boolean {
  const map = new HeaderMap();
  for (const value of values) map.add(key, value);
  return tests.every((test) => test.holds(map, true) === true);
}

const isDefined = <T>(value: T | null): value is T => value !== null;

/** All matchers of one header; they must hold together. */
function headerNeed(key: string, tests: readonly HeaderTest[], matches: readonly NamedMatch[]): Need {
  const asked = matches.map(({ match }) => match);
  const texts =
    key === ':method'
      ? [...asked.flatMap(samplesFor), ...METHODS]
      : [...(key === 'content-type' ? ['application/grpc'] : []), ...textsFor(asked)];
  // Of a repeated header each matcher may take another value.
  const choices: readonly Values[] = [
    [],
    ...texts.map((text) => [text]),
    matches.flatMap(({ match }) => samplesFor(match).slice(0, 1)),
  ];
  const choicesFor = ({ path }: Draft): readonly Values[] =>
    key === ':path' ? texts.flatMap((text) => [[`${path}?${text}`], [path + text], [text]]) : choices;
  const toward = (isWanted: boolean) => (draft: Draft) =>
    choicesFor(draft)
      .filter((values) => allHold(tests, key, values) === isWanted)
      .map((values) => writeHeader(draft, key, values))
      .filter(isDefined);
  return {
    holds: (draft) => allHold(tests, key, readHeader(draft, key)),
    met: toward(true),
    failed: toward(false),
  };
}

/** Conditions on headers, those on one header together. */
export function headerNeeds(
  items: readonly Raw[],
  matches: readonly NamedMatch[],
  grpcOnly: boolean,
): readonly Need[] {
  const tests = items.map(headerTest);
  const grpc: readonly HeaderTest[] = grpcOnly
    ? [
        {
          key: 'content-type',
          name: '',
          wanted: '',
          holds: (map) => /^application\/grpc(\+|$)/.test(map.first('content-type') ?? ''),
        },
      ]
    : [];
  const groups = Map.groupBy([...grpc, ...tests], ({ key }) => key);
  return [...groups].map(([key, group]) =>
    headerNeed(
      key,
      group,
      matches.filter(({ name }) => HeaderMap.keyOf(name) === key),
    ),
  );
}

function namedNeed(
  { name, match, invert }: NamedMatch,
  read: (draft: Draft, name: string) => string | null,
  write: (draft: Draft, name: string, value: string | null) => Draft,
): Need {
  const test = valueTest(match);
  const holdsFor = (value: string | null): boolean => {
    if (match.kind === 'present') return ((value !== null) === match.present) !== invert;
    return (value !== null && test(value) === true) !== invert;
  };
  const choices = [null, ...textsFor([match])];
  const toward = (isWanted: boolean) => (draft: Draft) =>
    choices.filter((value) => holdsFor(value) === isWanted).map((value) => write(draft, name, value));
  return { holds: (draft) => holdsFor(read(draft, name)), met: toward(true), failed: toward(false) };
}

export const queryNeed = (match: NamedMatch): Need => namedNeed(match, queryValue, withQuery);
export const cookieNeed = (match: NamedMatch): Need => namedNeed(match, cookieValue, withCookie);

/** Whether a path is taken; null for a match that is not understood. */
function pathTest(path: PathMatch): ((text: string) => boolean) | null {
  switch (path.kind) {
    case 'regex':
    case 'uri-template': {
      const regex = regexOf(path.kind === 'regex' ? path.value : templateRegex(path.value));
      return regex === null ? null : (text) => regex.matchesWhole(text);
    }
    case 'connect':
    case 'unknown':
      return null;
    default: {
      const fold = (text: string): string => (path.ignoreCase ? lower(text) : text);
      const wanted = fold(path.value);
      return (given) => {
        const text = fold(given);
        if (path.kind === 'exact') return text === wanted;
        if (!text.startsWith(wanted)) return false;
        return path.kind === 'prefix' || text.length === wanted.length || text[wanted.length] === '/';
      };
    }
  }
}

function pathSamples(path: PathMatch): readonly string[] {
  if (path.kind === 'regex') return samplesOf(path.value);
  if (path.kind === 'uri-template') return samplesOf(templateRegex(path.value));
  return 'value' in path ? [path.value] : [];
}

/** Small changes to a path, the smallest first. */
function pathVariants(path: string, goal: PathMatch): readonly string[] {
  const bare = path.replace(/\/+$/, '');
  const wanted = 'ignoreCase' in goal ? goal.value : '';
  const isCase = wanted !== '' && lower(path).startsWith(lower(wanted));
  const slashed = `${bare}/`;
  return [
    ...(isCase ? [wanted + path.slice(wanted.length)] : []),
    ...[bare, slashed, lower(path), path.replace(/\/{2,}/g, '/')],
    ...pathSamples(goal).flatMap((text) => [text, `/${text}`]),
    ...['/x', 'x', '/index.html'].map((end) => bare + end),
    path.toUpperCase(),
  ];
}

const withPath = (draft: Draft, path: string): Draft => ({ ...draft, path });

export function pathNeed(path: PathMatch): Need {
  if (path.kind === 'connect') {
    const holds = ({ method }: Draft) => method === 'CONNECT';
    const toConnect = (draft: Draft): Draft => ({
      ...draft,
      method: 'CONNECT',
      path: `${(draft.host ?? 'example.com').replace(/:\d+$/, '')}:443`,
      query: null,
    });
    return { holds, met: (draft) => [toConnect(draft)], failed: () => [] };
  }
  const test = pathTest(path);
  const toward = (isWanted: boolean) => (draft: Draft) =>
    [...new Set(pathVariants(draft.path, path))]
      .filter((text) => text.startsWith('/') && test?.(text) === isWanted)
      .map((text) => withPath(draft, text));
  return {
    holds: ({ path: text }) => test?.(text) ?? null,
    met: toward(true),
    failed: toward(false),
  };
}

/** The stream's random number; null leaves it open, which is not enough where a part of the requests is meant. */
export function fractionNeed({ numerator, denominator }: Fraction): Need {
  const [all, part] = [BigInt(denominator ?? 100), BigInt(numerator)];
  const holds = ({ random }: Draft) => (random === null ? part >= all : random % all < part);
  return {
    holds,
    met: (draft) => (part > 0n ? [{ ...draft, random: 0n }] : []),
    failed: (draft) => (part < all ? [{ ...draft, random: part }] : []),
  };
}
