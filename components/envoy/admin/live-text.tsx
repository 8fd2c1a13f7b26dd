'use client';
import { useQuery } from '@tanstack/react-query';
import { Segmented } from '@/components/ui/segmented';
import { liveAnswerQuery } from '@/lib/api/queries';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { Answered } from '../answered';
import { AnswerBody, AnswerFacts, type FindProps } from './answer-text';
import type { AnswerText } from './operations';

interface LiveTextProps extends FindProps {
  readonly info: SnapshotInfo;
  readonly texts: readonly AnswerText[];
  readonly shown: AnswerText;
  readonly onShow: (text: AnswerText) => void;
  readonly from: string;
  readonly at: string;
}

/** `Counters`, from `stats_counters_all`. */
function partName({ operation }: AnswerText): string {
  const name = operation
    .replace(/^stats_/, '')
    .replace(/_all$/, '')
    .replace('_', ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The answers behind a page as they came. */
export function LiveText({ info, texts, shown, onShow, from, at, ...find }: LiveTextProps) {
  const query = useQuery(liveAnswerQuery(from, at, { ask: 'admin', operation: shown.operation }));
  const choose = (operation: string) => {
    const text = texts.find((each) => each.operation === operation);
    if (text !== undefined) onShow(text);
  };
  return (
    <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] gap-2">
      <div className="row wrap">
        {texts.length === 1 ? null : (
          <Segmented
            small
            label="Part of the answer"
            options={texts.map((text) => ({ value: text.operation, label: partName(text) }))}
            value={shown.operation}
            onChange={choose}
          />
        )}
        {query.data === undefined ? null : <AnswerFacts info={info} answer={query.data} />}
      </div>
      <Answered query={query} loading="Loading the answer">
        {(answer) => <AnswerBody {...find} shown={shown} answer={answer} />}
      </Answered>
    </div>
  );
}
