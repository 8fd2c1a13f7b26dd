import type { Reason } from './answer';

/** One way that a choice can go. */
interface Option {
  readonly weight: number;
}

/** Numbers modulo `modulus` in `[from, to)`. */
interface Residues {
  readonly modulus: number;
  readonly from: number;
  readonly to: number;
}

const MOST_RESIDUES = 1_000_000;

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

const holds = (value: number, { modulus, from, to }: Residues): boolean =>
  value % modulus >= from && value % modulus < to;

/** Share of all numbers that satisfy every constraint; independent ones where counting would take too long. */
function share(constraints: readonly Residues[]): number {
  let multiple = 1;
  for (const { modulus } of constraints)
    multiple = (multiple / greatestCommonDivisor(multiple, modulus)) * modulus;
  if (multiple > MOST_RESIDUES)
    return constraints.reduce((product, { modulus, from, to }) => (product * (to - from)) / modulus, 1);
  let count = 0;
  for (let value = 0; value < multiple; value += 1)
    if (constraints.every((constraint) => holds(value, constraint))) count += 1;
  return count / multiple;
}

/**
 * What the configuration and the request leave open, decided along one path: by the stream's random number, by
 * fresh random numbers, and by what nobody can know. `explore` walks all paths.
 */
export class Chance {
  /** Places of the choices in their lists of options. */
  readonly taken: number[] = [];
  /** Of each choice, the other options that can happen. */
  readonly others: number[][] = [];
  readonly reasons: Reason[] = [];
  readonly #script: readonly number[];
  readonly #random: bigint | null;
  readonly #constraints: Residues[] = [];
  readonly #known = new Map<string, boolean>();
  /** Within `ask`, whether something open was come upon. */
  #asking: { isOpen: boolean } | null = null;
  weight = 1;

  constructor(script: readonly number[], random: bigint | null) {
    this.#script = script;
    this.#random = random;
  }

  get isOpen(): boolean {
    return this.taken.length > 0;
  }

  /** Which of the parts `[0, ends[0])`, `[ends[0], ends[1])` … of `modulus` the stream's random number falls into. */
  residue(modulus: number, ends: readonly number[]): number {
    if (this.#random !== null) {
      const value = Number(this.#random % BigInt(modulus));
      return ends.findIndex((end) => value < end);
    }
    const before = share(this.#constraints);
    const parts = ends.map((to, at): Residues => ({ modulus, from: at === 0 ? 0 : (ends[at - 1] ?? 0), to }));
    const options = parts.map((part) => ({ weight: share([...this.#constraints, part]) / before }));
    const at = this.#pick(options);
    const part = parts[at];
    if (part !== undefined && this.#asking === null) this.#constraints.push(part);
    return at;
  }

  /** Which of the parts of `modulus` a random number falls into that nothing else uses. */
  fresh(modulus: number, ends: readonly number[]): number {
    return this.#pick(
      ends.map((to, at) => ({ weight: (to - (at === 0 ? 0 : (ends[at - 1] ?? 0))) / modulus })),
    );
  }

  /** Asks without deciding anything: null where the answer is open. */
  ask(question: () => boolean): boolean | null {
    const before = this.#asking;
    const asking = { isOpen: false };
    this.#asking = asking;
    const answer = question();
    this.#asking = before;
    return asking.isOpen ? null : answer;
  }

  /** What cannot be known: both ways are walked. The same thing goes the same way wherever it is asked. */
  unknown(reason: Reason): boolean {
    const key = JSON.stringify(reason);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (this.#asking === null) this.reasons.push(reason);
    const answer = this.#pick([{ weight: 1 }, { weight: 1 }], false) === 1;
    if (this.#asking === null) this.#known.set(key, answer);
    return answer;
  }

  #pick(options: readonly Option[], counts = true): number {
    const possible = options.flatMap(({ weight }, at) => (weight > 0 ? [at] : []));
    const [only = 0] = possible;
    if (possible.length <= 1) return only;
    if (this.#asking !== null) {
      this.#asking.isOpen = true;
      return only;
    }
    const place = this.taken.length;
    const at = this.#script[place] ?? only;
    this.taken.push(at);
    this.others.push(possible.filter((other) => other !== at));
    if (counts) this.weight *= options[at]?.weight ?? 0;
    return at;
  }
}

/** One path and what came of it. */
export interface Walked<T> {
  readonly chance: Chance;
  readonly value: T;
}

const MOST_PATHS = 256;

/** Runs `run` once for every way that its choices can go; `complete` is false when there are too many. */
export function explore<T>(
  random: bigint | null,
  run: (chance: Chance) => T,
): { readonly paths: readonly Walked<T>[]; readonly complete: boolean } {
  const paths: Walked<T>[] = [];
  const scripts: (readonly number[])[] = [[]];
  for (let script = scripts.pop(); script !== undefined; script = scripts.pop()) {
    if (paths.length === MOST_PATHS) return { paths, complete: false };
    const chance = new Chance(script, random);
    paths.push({ chance, value: run(chance) });
    for (let at = script.length; at < chance.taken.length; at += 1)
      for (const other of chance.others[at] ?? []) scripts.push([...chance.taken.slice(0, at), other]);
  }
  return { paths, complete: true };
}
