'use client';
import { useState } from 'react';
import { ErrorState, LoadingState } from '@/components/data/states';
import { secondsSince, utcTime } from '@/components/shell/time-words';
import { isLive, useNow } from '@/components/shell/use-auto-refresh';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { Segmented } from '@/components/ui/segmented';
import { explainError } from '@/lib/core/error-words';
import type { AppError } from '@/lib/core/errors';
import { formatAge } from '@/lib/core/words';
import type { AdminAnswerProps } from './admin-answer';
import { AnswerFrame } from './answer-frame';
import { LiveText } from './live-text';
import { type LiveSummary, liveSummary } from './live-words';
import { ALL_STATS, type AnswerText } from './operations';
import { ReadAnswer } from './read-answer';
import { StatsView } from './stats-view';
import { useAdminState } from './use-admin-state';
import { type LiveHandle, useLive } from './use-live';

const FORMS = [
  { value: 'read', label: 'Readable' },
  { value: 'text', label: 'As text' },
] as const;

/** One of Envoy's answers that is asked only because somebody looks at it: readable, or as it came. */
export function LiveAnswer({ info, words: entry, ...find }: AdminAnswerProps) {
  const { asText, all, setAsText } = useAdminState();
  const words = entry.read === 'stats' && all ? ALL_STATS : entry;
  const [picked, setPicked] = useState<string | null>(null);
  const shown = words.texts.find(({ operation }) => operation === picked) ?? words.texts[0];
  const live = useLive(
    info,
    words.texts.map(({ operation }) => operation),
  );
  const { report } = live;
  const summary = report === null ? null : liveSummary(report.states);
  const head = (
    <div className="row wrap">
      <Segmented
        small
        label="Form of the answer"
        options={FORMS}
        value={asText ? 'text' : 'read'}
        onChange={(form) => setAsText(form === 'text')}
      />
      {summary === null ? null : <Age live={live} summary={summary} canAsk={isLive(info)} />}
    </div>
  );
  return (
    <AnswerFrame info={info} words={words} shown={shown} json={null} head={head}>
      {report === null || summary === null || !summary.shown ? (
        <Waiting live={live} summary={summary} path={words.path} />
      ) : (
        <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] gap-2">
          <Problems errors={[...summary.errors, ...(live.error === null ? [] : [live.error])]} />
          {asText ? (
            <LiveText
              {...find}
              info={info}
              texts={words.texts}
              shown={shown}
              onShow={(text: AnswerText) => setPicked(text.operation)}
              from={report.snapshot}
              at={summary.at}
            />
          ) : entry.read === 'stats' ? (
            <StatsView from={report.snapshot} at={summary.at} />
          ) : entry.read === null ? null : (
            <ReadAnswer operation={entry.read} from={report.snapshot} at={summary.at} />
          )}
        </div>
      )}
    </AnswerFrame>
  );
}

interface AgeProps {
  readonly live: LiveHandle;
  readonly summary: LiveSummary;
  readonly canAsk: boolean;
}

/** Its own age: it was not read together with the rest of the page. */
function Age({ live, summary, canAsk }: AgeProps) {
  const now = useNow(summary.takenAt !== null);
  if (summary.takenAt === null)
    return summary.shown ? <span className="sm mut">Part of this read</span> : null;
  return (
    <>
      <span className="sm sec" role="status">
        {live.asking
          ? 'Asking Envoy…'
          : `Asked at ${utcTime(summary.takenAt)}, ${formatAge(secondsSince(summary.takenAt, now))} ago`}
      </span>
      {canAsk ? (
        <Button
          small
          icon="refresh"
          onClick={live.refresh}
          blocked={live.asking ? 'Asking Envoy already' : null}
        >
          Ask again
        </Button>
      ) : null}
    </>
  );
}

interface WaitingProps {
  readonly live: LiveHandle;
  readonly summary: LiveSummary | null;
  readonly path: string;
}

/** Before there is anything to show: asked, not to be had, or refused. */
function Waiting({ live, summary, path }: WaitingProps) {
  if (summary?.nowhere)
    return (
      <p className="sec">
        This source is a recording, and the answer of <code>{path}</code> is not in it. It is asked only where
        there is a running Envoy.
      </p>
    );
  const [error = live.error] = summary?.errors ?? [];
  if (error === null || (live.asking && summary === null))
    return <LoadingState label={`Asking Envoy for ${path}`} lines={8} />;
  if (error.code !== 'admin-not-offered') return <ErrorState error={error} onRetry={live.refresh} />;
  const { title, cause, nextStep } = explainError(error);
  return (
    <div className="state">
      <p>{title}.</p>
      <p className="sec">{cause}</p>
      <p>{nextStep}</p>
    </div>
  );
}

/** What could not be had, or not anew; what is on screen stays. */
function Problems({ errors }: { readonly errors: readonly AppError[] }) {
  if (errors.length === 0) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
      {errors.map((error) => {
        const { title, nextStep } = explainError(error);
        return (
          <Note key={JSON.stringify(error)} kind="warn" role="status">
            Not all of it could be read anew. {title}. {nextStep}
          </Note>
        );
      })}
    </div>
  );
}
