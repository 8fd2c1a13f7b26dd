'use client';
import { type KeyboardEvent, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { FilterField } from '@/components/ui/filter-field';
import { lazily } from '@/components/ui/lazily';
import type { ListName } from '@/lib/answers/lists/model';
import type { QueryProblem } from '@/lib/query/model';
import type { QueryAssistProps } from './query-assist';
import type { QueryHelpProps } from './query-help';

const QueryAssist = lazily<QueryAssistProps>(() =>
  import('./query-assist').then((module) => module.QueryAssist),
);
const QueryHelp = lazily<QueryHelpProps>(() => import('./query-help').then((module) => module.QueryHelp));

export interface QueryFieldProps {
  /** `Filter routes` */
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hits: string | null;
  readonly problem: QueryProblem | null;
  /** The list whose fields and values are suggested, and the snapshot that it is of. */
  readonly list: ListName;
  readonly snapshot: string;
  readonly className?: string;
  /** Only one field of a view takes the `/` key. */
  readonly takesSlash?: boolean;
}

/** What the input tells of the list beneath it. */
export interface Assisting {
  readonly listId: string | null;
  readonly activeId: string | null;
}

/** From the filter to what it leaves: there the arrows, `j`, `k` and Enter act, and the text stays. */
function toRows(input: HTMLElement | null): void {
  const rows = document.querySelector<HTMLElement>('main [data-rows]');
  // A list without a region of its own is walked by `j` and `k`, which never act in a field.
  if (rows === null) input?.blur();
  else rows.focus({ preventScroll: true });
}

const ALONE: Assisting = { listId: null, activeId: null };

/**
 * The filter of a list in the query language: fields and values are suggested while one types, without ever
 * taking a key that the text needs. The suggestions' code comes with the first focus.
 */
export function QueryField(props: QueryFieldProps) {
  const { label, placeholder, value, onChange, hits, problem, list, snapshot, className, takesSlash } = props;
  const input = useRef<HTMLInputElement>(null);
  const keys = useRef<((event: KeyboardEvent) => void) | null>(null);
  /** The text when the field first got the focus: letters typed until the code is there are not missed. */
  const [before, setBefore] = useState<string | null>(null);
  const [help, setHelp] = useState<'never' | 'open' | 'closed'>('never');
  const [{ listId, activeId }, setAssisting] = useState(ALONE);
  return (
    <FilterField
      label={label}
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      hits={hits}
      inputRef={input}
      onKey={(event) => keys.current?.(event)}
      onEnter={() => toRows(input.current)}
      input={{
        role: 'combobox',
        'aria-autocomplete': 'list',
        'aria-expanded': listId !== null,
        'aria-controls': listId ?? undefined,
        'aria-activedescendant': activeId ?? undefined,
        'aria-invalid': problem !== null,
        onFocus: () => setBefore((first) => first ?? value),
      }}
      end={
        <IconButton
          icon="help"
          label={`How to ${label.toLowerCase()}`}
          small
          onClick={() => setHelp('open')}
        />
      }
      {...(className === undefined ? {} : { className })}
      {...(takesSlash === undefined ? {} : { takesSlash })}
    >
      {before === null ? null : (
        <QueryAssist
          input={input}
          keys={keys}
          value={value}
          onChange={onChange}
          understood={problem === null}
          list={list}
          snapshot={snapshot}
          onAssisting={setAssisting}
          before={before}
        />
      )}
      {help === 'never' ? null : (
        <QueryHelp
          open={help === 'open'}
          onClose={() => setHelp('closed')}
          title={`How to ${label.toLowerCase()}`}
          list={list}
          snapshot={snapshot}
        />
      )}
    </FilterField>
  );
}
