'use client';
import { useRef } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import type { ExplainFields } from '@/lib/answers/explain/types';

type Pairs = ExplainFields['headers'];

export interface PairFieldsProps {
  readonly title: string;
  /** One of them, as in “Name of header 2”. */
  readonly noun: string;
  readonly pairs: Pairs;
  readonly onChange: (pairs: Pairs) => void;
}

/** Names with values in the order in which they are given, with repeats: header lines, runtime values. */
export function PairFields({ title, noun, pairs, onChange }: PairFieldsProps) {
  const list = useRef<HTMLUListElement>(null);
  const change = (at: number, pair: Pairs[number]) =>
    onChange(pairs.map((each, place) => (place === at ? pair : each)));
  const add = () => {
    onChange([...pairs, ['', '']]);
    // The row is there after the next frame.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus(),
    );
  };
  return (
    <div className="hd">
      <span className="lab">{title}</span>
      <ul ref={list} className="hds">
        {pairs.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a line is all that it has
          <li key={at} className="field">
            <input
              aria-label={`Name of ${noun} ${at + 1}`}
              placeholder="name"
              size={Math.max(4, Math.min(28, name.length))}
              spellCheck={false}
              autoComplete="off"
              value={name}
              onChange={(event) => change(at, [event.target.value, value])}
            />
            <span aria-hidden="true">:</span>
            <input
              aria-label={`Value of ${name || `${noun} ${at + 1}`}`}
              placeholder="value"
              size={Math.max(5, Math.min(36, value.length))}
              spellCheck={false}
              autoComplete="off"
              value={value}
              onChange={(event) => change(at, [name, event.target.value])}
            />
            <IconButton
              icon="close"
              small
              label={`Remove ${noun} ${name || at + 1}`}
              onClick={() => onChange(pairs.filter((_, place) => place !== at))}
            />
          </li>
        ))}
      </ul>
      <Button look="quiet" small icon="plus" onClick={add}>
        {noun.charAt(0).toUpperCase() + noun.slice(1)}
      </Button>
    </div>
  );
}
