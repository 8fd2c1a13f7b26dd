/** What is typed into the filter of the routes page, and which keys are measured. */
import { type DumpShape, serviceOf } from '../dumps/shape.ts';

export interface Key {
  readonly key: string;
  /** True when the key is sure to leave fewer rows than before (only then the page shows when it is done), for a text that was not asked before: no answer can be a kept one. */
  readonly measured: boolean;
}

/** A prime: all services have their turn. */
const STEP = 611;

/** As many texts as it takes to measure so many keys. */
export function sequences(shape: DumpShape, wanted: number): readonly (readonly Key[])[] {
  // Virtual hosts are called so: more digits mean fewer hosts, and no path or cluster looks like it.
  const names = Array.from({ length: shape.hosts }, (_, host) => `${serviceOf(shape, host).name}-${host}`);
  const left = (text: string): number => names.filter((name) => name.includes(text)).length;
  const asked = new Set<string>();
  const keysOf = (name: string): readonly Key[] => {
    const word = name.indexOf('-');
    return [...name].map((key, at) => {
      const text = name.slice(0, at + 1);
      const measured = at > word && !asked.has(text) && left(text) < left(name.slice(0, at));
      asked.add(text);
      return { key, measured };
    });
  };
  const found: (readonly Key[])[] = [];
  let measured = 0;
  for (let turn = 0; turn < shape.hosts && measured < wanted; turn += 1) {
    const keys = keysOf(names[(137 + turn * STEP) % shape.hosts] ?? '');
    found.push(keys);
    measured += keys.filter((key) => key.measured).length;
  }
  return found;
}
