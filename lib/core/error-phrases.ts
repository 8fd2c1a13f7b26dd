import type { ErrorDetails } from './errors';
import { formatCount } from './words';

/** An error in a person's words: what failed, the likely cause, and one next step. */
export interface ErrorWords {
  readonly title: string;
  readonly cause: string;
  readonly nextStep: string;
}

/** Words from the values of one error. */
export type Say = (details: ErrorDetails) => ErrorWords;

/** A value of the error, or what stands for it when it is absent. */
export function text(details: ErrorDetails, key: string, otherwise: string): string {
  const value = details[key];
  return value === undefined || value === '' ? otherwise : String(value);
}

/** A number of the error as people read it (`5,000,000`), or what stands for it when it is absent. */
export function count(details: ErrorDetails, key: string, otherwise: string): string {
  const value = details[key];
  return typeof value === 'number' ? formatCount(value) : text(details, key, otherwise);
}

export function words(title: string, cause: string, nextStep: string): ErrorWords {
  return { title, cause, nextStep };
}
