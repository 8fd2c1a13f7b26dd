import { isJsonObject, type Json } from '@/lib/core/json';
import { readRuntimeLayers } from '@/lib/envoy/bootstrap-runtime';
import type { Fraction } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import type { Chance } from './chance';

const DENOMINATORS: Readonly<Record<string, number>> = {
  HUNDRED: 100,
  TEN_THOUSAND: 10_000,
  MILLION: 1_000_000,
};

/** Values of the static layers of `layered_runtime`; a later layer wins. */
export function runtimeOf(bootstrap: Raw): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { source } of readRuntimeLayers(bootstrap.at('layered_runtime')))
    if (source.kind === 'static') for (const [key, value] of source.values) values.set(key, value);
  return values;
}

function parsed(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return null;
  }
}

/** `numerator` of `denominator`, as a runtime value says it: a fraction, or whole percent; null for neither. */
function fractionIn(text: string): readonly [numerator: number, denominator: number] | null {
  if (/^\d+$/.test(text)) return [Number(text), 100];
  const value = parsed(text);
  if (!isJsonObject(value)) return null;
  const numerator = Number(value['numerator'] ?? 0);
  const denominator = DENOMINATORS[String(value['denominator'] ?? 'HUNDRED')];
  return Number.isFinite(numerator) && denominator !== undefined ? [numerator, denominator] : null;
}

/** The runtime of one question: its own values over those of the dump. */
export class Runtime {
  readonly #given: ReadonlyMap<string, string>;
  readonly #dump: ReadonlyMap<string, string>;

  constructor(given: ReadonlyMap<string, string>, dump: ReadonlyMap<string, string>) {
    this.#given = given;
    this.#dump = dump;
  }

  text(key: string): string | null {
    return this.#given.get(key) ?? this.#dump.get(key) ?? null;
  }

  flag(key: string, otherwise: boolean): boolean {
    const text = this.text(key)?.toLowerCase();
    return text === 'true' || text === '1' ? true : text === 'false' || text === '0' ? false : otherwise;
  }

  number(key: string): number | null {
    const text = this.text(key);
    return text !== null && /^\d+$/.test(text) ? Number(text) : null;
  }

  /** The fraction that holds: that of the runtime key, when it can be read, else the configured one. */
  fraction({
    numerator,
    denominator,
    runtimeKey,
  }: Fraction): readonly [numerator: number, denominator: number] {
    const text = runtimeKey === '' ? null : this.text(runtimeKey);
    return (text === null ? null : fractionIn(text)) ?? [numerator, denominator ?? 100];
  }

  /** Whether a fraction lets this through, by the stream's random number or by one that nothing else uses. */
  passes(fraction: Fraction, chance: Chance, by: 'stream' | 'fresh'): boolean {
    const [numerator, denominator] = this.fraction(fraction);
    if (numerator >= denominator) return true;
    if (numerator <= 0) return false;
    const ends = [numerator, denominator];
    return (by === 'stream' ? chance.residue(denominator, ends) : chance.fresh(denominator, ends)) === 0;
  }
}
