'use client';
import { useEffect, useRef } from 'react';
import { visibleText } from '@/components/ui/visible-text';
import { formatCount, plural } from '@/lib/core/words';
import type { Offer } from './suggested';

export interface SuggestionListProps {
  readonly id: string;
  readonly offers: readonly Offer[];
  /** -1: none. */
  readonly active: number;
  readonly onTake: (offer: Offer) => void;
}

const KINDS = { field: 'field', value: '', recent: 'before' } as const;

function Count({ offer }: { readonly offer: Offer }) {
  if (offer.count === null) return <span className="end">{KINDS[offer.kind]}</span>;
  return (
    <span className="end">
      {formatCount(offer.count)} <span className="vh">{plural(offer.count, 'row').replace(/^\S+ /, '')}</span>
    </span>
  );
}

/** The focus stays in the field; the active line is only pointed at. */
export function SuggestionList({ id, offers, active, onTake }: SuggestionListProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector(`[id="${id}-${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div ref={box} id={id} className="pop suggest" role="listbox" aria-label="Suggestions">
      {offers.map((offer, place) => (
        <div
          key={offer.id}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          className="suggestion"
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(offer)}
        >
          <code className="min-w-0 flex-1 truncate">{visibleText(offer.label)}</code>
          <Count offer={offer} />
        </div>
      ))}
    </div>
  );
}
