'use client';
import { useQuery } from '@tanstack/react-query';
import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useState,
} from 'react';
import type { ListName } from '@/lib/answers/lists/model';
import { answerQuery } from '@/lib/api/queries';
import type { Assisting } from './query-field';
import { historyOf, remember } from './query-history';
import { type Offer, offersOf, recentOffers, step } from './suggested';
import { SuggestionList } from './suggestion-list';

/** The rows come first: suggestions are asked for when the typing rests. */
const RESTED_MS = 120;
/** Text that stood this long was a query. */
const REMEMBERED_MS = 2_000;

export interface QueryAssistProps {
  readonly input: RefObject<HTMLInputElement | null>;
  /** Where the field's keys go first. */
  readonly keys: RefObject<((event: KeyboardEvent) => void) | null>;
  readonly value: string;
  /** The text at the first focus. */
  readonly before: string;
  readonly onChange: (value: string) => void;
  /** The text is a query that can be answered. */
  readonly understood: boolean;
  readonly list: ListName;
  readonly snapshot: string;
  readonly onAssisting: (assisting: Assisting) => void;
}

interface Asked {
  readonly text: string;
  readonly caret: number;
  /** By a key, not by typing: then everything possible is shown. */
  readonly wanted: boolean;
}

function useOffers({ value, list, snapshot }: QueryAssistProps, asked: Asked | null): readonly Offer[] {
  const { text, caret } = asked ?? { text: '', caret: 0 };
  const query = useQuery({
    ...answerQuery(snapshot, { ask: 'suggest', list, text, caret }),
    enabled: asked !== null,
  });
  // What was suggested for another text would be put in the wrong place.
  if (asked === null || text !== value) return [];
  const recent = value === '' ? recentOffers(historyOf(list)) : [];
  const { data } = query;
  if (data === undefined || query.isPlaceholderData) return recent;
  if (data.typing === 'nothing' && !asked.wanted) return recent;
  const offers = offersOf(text, data);
  // The only one, and it stands there already.
  return offers.length === 1 && offers[0]?.text.trimEnd() === text.trimEnd() ? [] : [...recent, ...offers];
}

function useRemembered({ value, understood, list }: QueryAssistProps): void {
  useEffect(() => {
    if (!understood) return;
    const timer = setTimeout(() => remember(list, value), REMEMBERED_MS);
    return () => clearTimeout(timer);
  }, [list, value, understood]);
}

/** Suggestions beneath a query field: arrows choose, Enter and Tab take, Escape closes. */
export function QueryAssist(props: QueryAssistProps) {
  const { input, keys, before, onChange, onAssisting } = props;
  const id = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [active, setActive] = useState(-1);
  const [caret, setCaret] = useState<number | null>(null);
  const offers = useOffers(props, asked);
  const isOpen = offers.length > 0;
  useRemembered(props);

  const ask = useEffectEvent((wanted: boolean) => {
    const field = input.current;
    setActive(-1);
    setAsked(field === null ? null : { text: field.value, caret: field.selectionStart ?? 0, wanted });
  });
  useEffect(() => {
    const field = input.current;
    if (field === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onInput = () => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(false), RESTED_MS);
    };
    const onBlur = () => {
      clearTimeout(timer);
      setAsked(null);
    };
    if (field.value !== before && field === document.activeElement) onInput();
    field.addEventListener('input', onInput);
    field.addEventListener('blur', onBlur);
    return () => {
      onBlur();
      field.removeEventListener('input', onInput);
      field.removeEventListener('blur', onBlur);
    };
  }, [input, before]);
  useLayoutEffect(() => {
    if (caret === null) return;
    input.current?.setSelectionRange(caret, caret);
    setCaret(null);
    ask(false);
  }, [input, caret]);
  useEffect(() => {
    onAssisting({
      listId: isOpen ? id : null,
      activeId: isOpen && active >= 0 ? `${id}-${active}` : null,
    });
  }, [onAssisting, id, isOpen, active]);

  const take = (offer: Offer) => {
    onChange(offer.text);
    setAsked(null);
    setCaret(offer.caret);
  };
  const onKey = (event: KeyboardEvent) => {
    const chosen = isOpen ? offers[active] : undefined;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (isOpen) setActive(step(active, offers.length, event.key === 'ArrowDown' ? 1 : -1));
      else ask(true);
    } else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && chosen !== undefined)
      take(chosen);
    else if (event.key === 'Escape' && isOpen) setAsked(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  useLayoutEffect(() => {
    keys.current = onKey;
  });
  return isOpen ? <SuggestionList id={id} offers={offers} active={active} onTake={take} /> : null;
}
