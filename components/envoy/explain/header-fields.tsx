'use client';
import { useRef } from 'react';
import { Button, IconButton } from '@/components/ui/button';
import type { ExplainFields } from '@/lib/answers/explain/types';

type Headers = ExplainFields['headers'];

export interface HeaderFieldsProps {
  readonly headers: Headers;
  readonly onChange: (headers: Headers) => void;
}

/** Header lines in the order in which they are sent, with repeats. */
export function HeaderFields({ headers, onChange }: HeaderFieldsProps) {
  const list = useRef<HTMLUListElement>(null);
  const change = (at: number, header: Headers[number]) =>
    onChange(headers.map((each, place) => (place === at ? header : each)));
  const add = () => {
    onChange([...headers, ['', '']]);
    // The row is there after the next frame.
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLInputElement>('li:last-child input')?.focus(),
    );
  };
  return (
    <div className="hd">
      <span className="lab">Headers</span>
      <ul ref={list} className="hds">
        {headers.map(([name, value], at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of a header line is all that it has
          <li key={at} className="field">
            <input
              aria-label={`Name of header ${at + 1}`}
              placeholder="name"
              size={Math.max(4, Math.min(28, name.length))}
              spellCheck={false}
              autoComplete="off"
              value={name}
              onChange={(event) => change(at, [event.target.value, value])}
            />
            <span aria-hidden="true">:</span>
            <input
              aria-label={`Value of ${name || `header ${at + 1}`}`}
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
              label={`Remove header ${name || at + 1}`}
              onClick={() => onChange(headers.filter((_, place) => place !== at))}
            />
          </li>
        ))}
      </ul>
      <Button look="quiet" small icon="plus" onClick={add}>
        Header
      </Button>
    </div>
  );
}
