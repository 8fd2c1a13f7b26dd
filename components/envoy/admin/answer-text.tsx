'use client';
import { useMemo } from 'react';
import { JsonView } from '@/components/data/json-view';
import { Chip } from '@/components/ui/chip';
import { FilterField } from '@/components/ui/filter-field';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import type { AdminText } from '@/lib/answers/admin-text';
import { formatBytes, formatCount, formatMillis, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { nextHit } from '../config/hit-steps';
import { PageLink } from '../links';
import { useDebounced } from '../use-debounced';
import { linesHolding } from './find-lines';
import type { AnswerText } from './operations';

/** Status, size and time of one answer. */
export function AnswerFacts({ info, answer }: { readonly info: SnapshotInfo; readonly answer: AdminText }) {
  const fine = answer.status >= 200 && answer.status < 300;
  // A bare file holds no status and no time (CapturePart); a saved snapshot holds those of its answers.
  const asked = info.origin.sourceKind !== 'file' || answer.millis > 0;
  return (
    <p className="sm sec row wrap">
      {asked ? <Status kind={fine ? 'ok' : 'warn'} label={`Status ${answer.status}`} /> : null}
      <span>{formatBytes(answer.bytes)}</span>
      {asked ? <span>{formatMillis(answer.millis)}</span> : null}
      {answer.hidden === 0 ? null : <Chip tone="line">{plural(answer.hidden, 'value')} hidden</Chip>}
      <span className="mut">{answer.isJson ? 'JSON, printed anew' : 'text, as it came'}</span>
    </p>
  );
}

export interface FindProps {
  readonly text: string;
  readonly hit: number | null;
  readonly onText: (text: string) => void;
  readonly onHit: (hit: number) => void;
}

interface AnswerBodyProps extends FindProps {
  readonly shown: AnswerText;
  readonly answer: AdminText;
}

/** The text of an answer, with a search in it. */
export function AnswerBody({ shown, text, hit, onText, onHit, answer }: AnswerBodyProps) {
  const find = useDebounced(text);
  const lines = useMemo(() => linesHolding(answer.text, find), [answer.text, find]);
  const step = (backwards: boolean) => {
    const next = nextHit(hit, backwards ? -1 : 1, lines.length);
    if (next !== null) onHit(next);
  };
  return (
    <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] gap-2 max-narrow:h-[70dvh]">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
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
            {shown.operation === 'config_dump' ? (
              <PageLink page="/config">The config dump page searches and opens all of it.</PageLink>
            ) : null}
          </Note>
        )}
      </div>
      <JsonView
        text={answer.text}
        label={`Text of ${shown.path}`}
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
