'use client';
import { useQuery } from '@tanstack/react-query';
import { debounce, parseAsInteger, parseAsString, useQueryStates } from 'nuqs';
import { useMemo } from 'react';
import { CopyMenu } from '@/components/data/copy-menu';
import { JsonView } from '@/components/data/json-view';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { FilterField } from '@/components/ui/filter-field';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import { Status } from '@/components/ui/status';
import type { AdminText } from '@/lib/answers/admin-text';
import { answerQuery } from '@/lib/api/queries';
import type { AppError } from '@/lib/core/errors';
import { formatBytes, formatCount, formatMillis, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { ADMIN_PARAMS } from '@/lib/url/params';
import { linesHolding } from './admin/find-lines';
import { OPERATIONS, type OperationWords, operationOf } from './admin/operations';
import { nextHit } from './config/hit-steps';
import { commandsOf, copyItems } from './copy-items';
import { PageLink, SelectLink } from './links';
import { useListKeys } from './listeners/use-list-keys';
import { PageGate } from './page-gate';
import { TerminalLines } from './terminal-lines';
import { useDebounced } from './use-debounced';

const PARAMS = { ...ADMIN_PARAMS, q: parseAsString.withDefault(''), hit: parseAsInteger };

/** Envoy's own answers, as they came, with what was secret overwritten. */
export function AdminPage() {
  return <PageGate title="Admin">{(info) => <AdminView info={info} />}</PageGate>;
}

function AdminView({ info }: { readonly info: SnapshotInfo }) {
  const [{ op, q, hit }, setParams] = useQueryStates(PARAMS, { history: 'replace' });
  const current = operationOf(op);
  const select = (operation: string) => void setParams({ op: operation, hit: null }, { history: 'push' });
  useListKeys(
    OPERATIONS.map(({ operation }) => operation),
    current.operation,
    select,
  );
  return (
    <div className="view">
      <PageHead
        title="Admin"
        meta="Envoy’s own answers at the time of the read. Nothing here changes Envoy."
      />
      <div className="grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] border-line border-t max-narrow:flex max-narrow:flex-col max-narrow:overflow-auto">
        <nav
          aria-label="Admin operations"
          className="overflow-auto border-line border-r bg-surface max-narrow:flex-none max-narrow:border-b"
        >
          <ul>
            {OPERATIONS.map((each) => (
              <Operation
                key={each.operation}
                words={each}
                current={each.operation === current.operation}
                onSelect={() => select(each.operation)}
              />
            ))}
          </ul>
        </nav>
        <Answer
          key={current.operation}
          info={info}
          words={current}
          text={q}
          hit={hit}
          onText={(next) => void setParams({ q: next, hit: null }, { limitUrlUpdates: debounce(250) })}
          onHit={(next) => void setParams({ hit: next })}
        />
      </div>
    </div>
  );
}

interface OperationProps {
  readonly words: OperationWords;
  readonly current: boolean;
  readonly onSelect: () => void;
}

function Operation({ words, current, onSelect }: OperationProps) {
  return (
    <li>
      <SelectLink
        page="/admin"
        params={{ op: words.operation }}
        current={current}
        onSelect={onSelect}
        className={`block border-line border-b py-2 pr-3 pl-6 hover:no-underline ${current ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-surface-2'}`}
      >
        <b className="mono block">{words.path.split('?')[0]}</b>
        <small className="xs mut">{words.what}</small>
      </SelectLink>
    </li>
  );
}

interface AnswerProps {
  readonly info: SnapshotInfo;
  readonly words: OperationWords;
  readonly text: string;
  readonly hit: number | null;
  readonly onText: (text: string) => void;
  readonly onHit: (hit: number) => void;
}

function Answer(props: AnswerProps) {
  const { info, words } = props;
  const query = useQuery(answerQuery(info.id, { ask: 'admin', operation: words.operation }));
  const commands = commandsOf(info, { show: 'admin', path: words.path });
  return (
    <section
      aria-label={`Text of ${words.path}`}
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
        {query.data === undefined ? null : <Facts answer={query.data} />}
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

function Facts({ answer }: { readonly answer: AdminText }) {
  const fine = answer.status >= 200 && answer.status < 300;
  return (
    <p className="sm sec row wrap">
      <Status kind={fine ? 'ok' : 'warn'} label={`Status ${answer.status}`} />
      <span>{formatBytes(answer.bytes)}</span>
      <span>{formatMillis(answer.millis)}</span>
      <span className="mut">{answer.isJson ? 'JSON, printed anew' : 'text, as it came'}</span>
    </p>
  );
}

function Body({ words, text, hit, onText, onHit, answer }: AnswerProps & { readonly answer: AdminText }) {
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
          hits={
            find === ''
              ? null
              : hit === null
                ? plural(lines.length, 'line')
                : `Line ${hit} of ${lines.length}`
          }
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
