import type { Suggestions } from '@/lib/query/model';

/** One line of the list under a query field. */
export interface Offer {
  readonly id: string;
  readonly label: string;
  /** Rows that it would leave; null for a field or an older query. */
  readonly count: number | null;
  readonly kind: 'field' | 'value' | 'recent';
  /** The whole text with it taken, and where the caret stands then. */
  readonly text: string;
  readonly caret: number;
}

/** What a suggestion makes of the text. After a value comes a blank, for the next term. */
export function offersOf(text: string, { start, end, suggestions }: Suggestions): readonly Offer[] {
  return suggestions.map(({ kind, label, insert, count }) => {
    const rest = text.slice(end);
    const gap = kind === 'value' && !/^\s/.test(rest) ? ' ' : '';
    const before = `${text.slice(0, start)}${insert}`;
    const caret = before.length + (kind === 'value' ? 1 : 0);
    return { id: `${kind} ${label}`, label, count, kind, text: `${before}${gap}${rest}`, caret };
  });
}

/** Older queries, for an empty field. */
export function recentOffers(history: readonly string[]): readonly Offer[] {
  return history.map((text) => ({
    id: `recent ${text}`,
    label: text,
    count: null,
    kind: 'recent',
    text,
    caret: text.length,
  }));
}

/** The place of the next offer; -1 is the text itself. */
export function step(active: number, count: number, by: 1 | -1): number {
  const places = count + 1;
  return ((active + 1 + by + places) % places) - 1;
}
