import type { JsonPointer } from '@/lib/core/brand';
import type { ClusterShare, ExplainAnswer, Reason, Step } from './answer';
import type { Reply } from './reply';

/** What is known of an answer while a request goes on its way. */
export type Outcome = Omit<ExplainAnswer, 'steps'>;

const NOTHING: Outcome = {
  verdict: 'unknown',
  status: null,
  flags: null,
  details: null,
  virtualHost: null,
  route: null,
  cluster: null,
  clusters: [],
  filterChain: null,
  location: null,
  upstreamPath: null,
  upstreamHost: null,
  because: [],
};

export const outcome = (fields: Partial<Outcome>): Outcome => ({ ...NOTHING, ...fields });

export const replied = (
  { verdict, status, flags, details, location }: Reply,
  fields: Partial<Outcome>,
): Outcome => outcome({ ...fields, verdict, status, flags, details, location });

export const only = (name: string): readonly ClusterShare[] => [{ name, probability: 1 }];

interface Entry {
  readonly raw: { readonly pointer: JsonPointer };
}

/** What was chosen on the way, as far as it went. */
export interface Chosen {
  chain: { readonly pointer: JsonPointer } | null;
  host: Entry | null;
  route: Entry | null;
}

/** Collects reasons, and steps when they are wanted. */
export class Trail {
  readonly wantsSteps: boolean;
  readonly steps: Step[] = [];
  readonly because: Reason[] = [];
  readonly chosen: Chosen = { chain: null, host: null, route: null };

  constructor(wantsSteps: boolean) {
    this.wantsSteps = wantsSteps;
  }

  say(reason: Reason): void {
    this.because.push(reason);
  }

  /** The step is only made when somebody wants it. */
  step(make: () => Step): void {
    if (this.wantsSteps) this.steps.push(make());
  }
}
