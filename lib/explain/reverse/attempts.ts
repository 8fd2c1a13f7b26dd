import type { Probe, Prober } from '../explain';
import { type Draft, questionOf } from './draft';

/** What became of one request. */
export interface Attempt {
  readonly draft: Draft;
  /** The place that all ways of it come to; null when they come to different ones. */
  readonly end: Probe | null;
  /** Each way that is left open. */
  readonly ends: readonly Probe[];
}

const sameRoute = (a: Probe, b: Probe): boolean =>
  a.route === b.route && a.virtualHost === b.virtualHost && a.chain === b.chain;

/** Asks the engine, each request once and no more than so many. */
export class Attempts {
  readonly #engine: Prober;
  readonly #most: number;
  readonly #known = new Map<string, Attempt>();

  constructor(engine: Prober, most: number) {
    this.#engine = engine;
    this.#most = most;
  }

  get made(): number {
    return this.#known.size;
  }

  /** Null when it was asked before, or nothing may be asked any more. */
  try(draft: Draft): Attempt | null {
    const question = questionOf(draft);
    const key = JSON.stringify(question, (_, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value instanceof Map ? [...value] : value,
    );
    if (this.#known.has(key) || this.#known.size >= this.#most) return null;
    const ends = this.#engine.probe(question);
    const [first] = ends ?? [];
    const isOne = first !== undefined && ends?.every((each) => sameRoute(each, first)) === true;
    const verdicts = new Set(ends?.map(({ verdict }) => verdict));
    const end = isOne
      ? { ...first, verdict: verdicts.size === 1 ? first.verdict : ('unknown' as const) }
      : null;
    const attempt: Attempt = { draft, end, ends: ends ?? [] };
    this.#known.set(key, attempt);
    return attempt;
  }
}
