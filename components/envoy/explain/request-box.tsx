'use client';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import { useShortcut } from '@/components/ui/shortcuts';
import type { ExplainFields, ReadView } from '@/lib/answers/explain/types';
import { LONGEST_REQUEST } from '@/lib/api/contract';
import { formatCount } from '@/lib/core/words';
import { NO_FIELDS } from '@/lib/url/explain-link';
import { RequestFields } from './request-fields';
import type { ExplainState } from './use-explain';

const KINDS: Readonly<Record<ReadView['kind'], string>> = {
  url: 'read as URL',
  curl: 'read as curl',
  'raw-http': 'read as HTTP request',
  'access-log': 'read as access log',
  'bulk-line': 'read as bulk line',
  nothing: 'not understood',
  form: 'from the fields',
  place: 'made for the route',
};

const isFilled = ([name, value]: readonly [string, string]): boolean => name !== '' || value !== '';

/** Rows that were added and never filled say nothing. */
const withoutBlanks = (fields: ExplainFields): ExplainFields => ({
  ...fields,
  headers: fields.headers.filter(isFilled),
  runtime: fields.runtime.filter(isFilled),
});

export interface RequestBoxProps {
  readonly state: ExplainState;
}

/** One box for a paste, and the fields that it fills. What was changed last is what is asked. */
export function RequestBox({ state }: RequestBoxProps) {
  const { answer, text: asked } = state;
  const [text, setText] = useState(asked);
  const [draft, setDraft] = useState<ExplainFields>(answer?.fields ?? NO_FIELDS);
  const [last, setLast] = useState<'text' | 'form'>('form');
  const [shown, setShown] = useState(answer);
  const box = useRef<HTMLTextAreaElement>(null);
  if (shown !== answer) {
    // A new answer fills the fields with what was understood.
    setShown(answer);
    if (answer?.fields) setDraft(answer.fields);
    else if (state.source === null) setDraft(NO_FIELDS);
    setText(asked);
    setLast('form');
  }
  const isLong = text.length > LONGEST_REQUEST;
  const submit = () => {
    if (isLong) return;
    if (last === 'text' && text.trim() !== '') state.ask({ kind: 'text', text });
    else state.ask({ kind: 'fields', fields: withoutBlanks(draft) });
  };
  const clear = () => {
    setText('');
    setDraft(NO_FIELDS);
    state.clear();
    box.current?.focus();
  };
  useShortcut('/', 'Paste a request', 'This page', () => box.current?.focus());
  return (
    <form
      className="card req"
      aria-label="Request"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="line1">
        <PasteField
          box={box}
          text={text}
          kind={answer === undefined || last === 'text' ? null : answer.read.kind}
          onText={(next) => {
            setText(next);
            setLast('text');
          }}
          onSubmit={submit}
        />
        <Button type="submit" look="primary" blocked={isLong ? 'The text is too long.' : null}>
          Explain
          <Kbd keys="⏎" />
        </Button>
        <Button onClick={clear}>Clear</Button>
      </div>
      {isLong ? (
        <p className="sm st err" role="alert">
          {formatCount(text.length)} characters; a request has at most {formatCount(LONGEST_REQUEST)}. Paste
          one request of it.
        </p>
      ) : null}
      <RequestFields
        fields={draft}
        assumptions={answer?.view?.assumptions ?? []}
        folded={state.source !== null}
        onChange={(next) => {
          setDraft(next);
          setLast('form');
        }}
      />
    </form>
  );
}

interface PasteFieldProps {
  readonly box: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  readonly kind: ReadView['kind'] | null;
  readonly onText: (text: string) => void;
  readonly onSubmit: () => void;
}

/** Enter asks; a raw request of several lines is pasted, or typed with Shift. */
function PasteField({ box, text, kind, onText, onSubmit }: PasteFieldProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    onSubmit();
  };
  const lines = Math.min(6, text.split('\n', 7).length);
  return (
    <div className="field paste" data-lines={lines}>
      <Icon name="admin" small />
      <textarea
        ref={box}
        rows={lines}
        aria-label="URL, curl command, HTTP request or access-log line"
        placeholder="Paste a URL, a curl command, an HTTP request or an access-log line"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        value={text}
        onChange={(event) => onText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {kind === null ? null : <span className="xs mut not-narrow">{KINDS[kind]}</span>}
    </div>
  );
}
