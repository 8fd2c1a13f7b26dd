export type FoundKind = 'listener' | 'route-config' | 'host' | 'route' | 'cluster' | 'secret';

/** One object of a snapshot whose name fits what was typed. */
export interface Found {
  readonly kind: FoundKind;
  /** What the room of its kind has in the URL for it: name, id or JSON pointer. */
  readonly id: string;
  readonly label: string;
  /** What tells it apart from others of the same name: port and subset, route configuration. */
  readonly detail: string;
}

export interface FoundGroup {
  readonly kind: FoundKind;
  /** The best first. */
  readonly hits: readonly Found[];
  /** All that fit. */
  readonly total: number;
}

/** By kind, the kind with the best hit first. */
export interface FindAnswer {
  readonly groups: readonly FoundGroup[];
}
