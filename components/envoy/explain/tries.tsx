'use client';
import { useQuery } from '@tanstack/react-query';
import { visibleText } from '@/components/ui/visible-text';
import type { ExplainSource } from '@/lib/answers/explain/types';
import { answerQuery } from '@/lib/api/queries';
import type { SnapshotInfo } from '@/lib/snapshot/info';

export interface TriesProps {
  readonly info: SnapshotInfo;
  readonly onTry: (source: ExplainSource) => void;
}

/** Nothing was asked yet: what can be pasted, and requests of this very Envoy to begin with. */
export function Tries({ info, onTry }: TriesProps) {
  const query = useQuery(answerQuery(info.id, { ask: 'explain-examples' }));
  const examples = query.data?.examples ?? [];
  return (
    <div className="tries">
      <p className="sec">
        Paste a request and see what this Envoy does with it, and why: the listener, chain, virtual host and
        route that take it, and what the others wanted. Nothing is sent.
      </p>
      {examples.length === 0 ? null : (
        <>
          <h2>Requests of this Envoy to try</h2>
          <ul className="grid gap-2">
            {examples.map(({ title, text }) => (
              <li key={title}>
                <span className="sm sec">{title}</span>
                <button type="button" className="lnk mono" onClick={() => onTry({ kind: 'text', text })}>
                  {visibleText(text)}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
