'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { CopyMenu } from '@/components/data/copy-menu';
import { JsonView } from '@/components/data/json-view';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { FilterField } from '@/components/ui/filter-field';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import type { AdminText } from '@/lib/answers/admin-text';
import { answerQuery } from '@/lib/api/queries';
import type { AppError } from '@/lib/core/errors';
import { formatBytes, formatCount, formatMillis, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { nextHit } from '../config/hit-steps';
import { commandsOf, copyItems } from '../copy-items';
import { PageLink } from '../links';
import { TerminalLines } from '../terminal-lines';
import { useDebounced } from '../use-debounced';
import { linesHolding } from './find-lines';
import type { OperationWords } from './operations';

export interface AdminAnswerProps {
  readonly info: SnapshotInfo;
  readonly words: OperationWords;
  readonly text: string;
  readonly hit: number | null;
  readonly onText: (text: string) => void;
  readonly onHit: (hit: number) => void;
}

/** One of Envoy's answers: how it was asked, its size and time, its text. */
export function AdminAnswer(props: AdminAnswerProps) {
  const { info, words } = props;
  const query = useQuery(answerQuery(info.id, { ask: 'admin', operation: words.operation }));
  const commands = commandsOf(info, { show: 'admin', path: words.path });
  return (
    <section
      aria-label={`Answer of ${words.path}`}
      className="grid min-h-0 min-w-0 grid-rows-[auto_minmax(0,1fr)] gap-3 px-6 py-3.5 max-narrow:flex-none max-narrow:px-4"
    >
      <div className="grid gap-2">
        <div className="row wrap">
          <h2 className="mono wrap-anywhere">GET {words.path}</h2>
          <span className="sp" />
          <CopyMenu
            takesC
            items={copyItems({
              name: words.path,
              json: query.data?.text ?? null,
              pointer: null,
              commands,
            })}
          />
        </div>
        {query.data === undefined ? null : <Facts info={info} answer={query.data} />}
        <TerminalLines lines={commands} />
      </div>
      {query.isError ? (
        <Failure error={errorOf(query.error)} words={words} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <LoadingState label="Loading the answer" lines={8} />
      ) : (
        <Body {...props} answer={query.data} />
      )}
    </section>
  );
}

interface FailureProps {
  readonly error: AppError;
  readonly words: OperationWords;
  readonly onRetry: () => void;
}

/** An answer that was never asked for is no failure: a file holds only what was saved into it. */
function Failure({ error, words, onRetry }: FailureProps) {
  if (error.code !== 'not-found') return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <p className="sec">
      This source holds no answer of <code>{words.path}</code>. A config_dump file holds that of /config_dump
      alone.
    </p>
  );
}

function Facts({ info, answer }: { readonly info: SnapshotInfo; readonly answer: AdminText }) {
  const fine = answer.status >= 200 && answer.status < 300;
  // A bare file holds no status and no time (CapturePart); a saved snapshot holds those of its answers.
  const asked = info.origin.sourceKind !== 'file' || answer.millis > 0;
  return (
    <p className="sm sec row wrap">
      {asked ? <Status kind={fine ? 'ok' : 'warn'} label={`Status ${answer.status}`} /> : null}
      <span>{formatBytes(answer.bytes)}</span>
      {asked ? <span>{formatMillis(answer.millis)}</span> : null}
      <span className="mut">{answer.isJson ? 'JSON, printed anew' : 'text, as it came'}</span>
    </p>
  );
}

function Body({
  words,
  text,
  hit,
  onText,
  onHit,
  answer,
}: AdminAnswerProps & { readonly answer: AdminText }) {
  const find = useDebounced(text);
  const lines = useMemo(() => linesHolding(answer.text, find), [answer.text, find]);
  const step = (backwards: boolean) => {
    const next = nextHit(hit, backwards ? -1 : 1, lines.length);
    if (next !== null) onHit(next);
  };
  return (
    <div className="grid min-h-0 grid-rows-[auto_minmax(0,1fr)] gap-2 max-narrow:h-[70dvh]">
      <div className="grid gap-2">
        <FilterField
          label="Find in this answer"
          placeholder="any text; Enter goes to the next line"
          icon="search"
          value={text}
          onChange={onText}
          onEnter={step}
          hits={find === '' ? null : lineWords(lines.length, hit)}
        />
        {answer.cutAt === null ? null : (
          <Note kind="warn">
            Cut after {formatCount(answer.cutAt)} characters.{' '}
            {words.operation === 'config_dump' ? (
              <PageLink page="/config">The config dump page searches and opens all of it.</PageLink>
            ) : null}
          </Note>
        )}
      </div>
      <JsonView
        text={answer.text}
        label={`Text of ${words.path}`}
        isJson={answer.isJson}
        find={find}
        lineNumbers
        fill
        scrollTo={lines[(hit ?? 1) - 1] ?? null}
      />
    </div>
  );
}

function lineWords(lines: number, hit: number | null): string {
  return hit === null ? plural(lines, 'line') : `Line ${hit} of ${lines}`;
}
