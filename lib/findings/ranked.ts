import type { Finding } from './model';

/** A finding with what orders it besides severity. */
export interface Ranked {
  readonly finding: Finding;
  /** How much it touches: routes, where they can be counted. */
  readonly radius: number;
  /** Name to tell findings of the same weight apart. */
  readonly name: string;
}
