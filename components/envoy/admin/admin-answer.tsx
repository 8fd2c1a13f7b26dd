'use client';
import { useQuery } from '@tanstack/react-query';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { answerQuery } from '@/lib/api/queries';
import type { AppError } from '@/lib/core/errors';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { AnswerFrame } from './answer-frame';
import { AnswerBody, AnswerFacts, type FindProps } from './answer-text';
import type { OperationWords } from './operations';

export interface AdminAnswerProps extends FindProps {
  readonly info: SnapshotInfo;
  readonly words: OperationWords;
}

/** One of Envoy's answers that is part of every read: how it was asked, its size and time, its text. */
export function AdminAnswer({ info, words, ...find }: AdminAnswerProps) {
  const [shown] = words.texts;
  const query = useQuery(answerQuery(info.id, { ask: 'admin', operation: shown.operation }));
  return (
    <AnswerFrame
      info={info}
      words={words}
      shown={shown}
      json={query.data?.text ?? null}
      head={query.data === undefined ? null : <AnswerFacts info={info} answer={query.data} />}
    >
      {query.isError ? (
        <Failure error={errorOf(query.error)} path={shown.path} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <LoadingState label="Loading the answer" lines={8} />
      ) : (
        <AnswerBody {...find} shown={shown} answer={query.data} />
      )}
    </AnswerFrame>
  );
}

interface FailureProps {
  readonly error: AppError;
  readonly path: string;
  readonly onRetry: () => void;
}

/** An answer that was never asked for is no failure: a file holds only what was saved into it. */
function Failure({ error, path, onRetry }: FailureProps) {
  if (error.code !== 'not-found') return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <p className="sec">
      This source holds no answer of <code>{path}</code>. A config_dump file holds that of /config_dump alone.
    </p>
  );
}
