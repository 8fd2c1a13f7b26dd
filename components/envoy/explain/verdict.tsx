'use client';
import { type ReactNode, useEffect, useRef } from 'react';
import { StatusMark } from '@/components/ui/status';
import type { ExplainView } from '@/lib/answers/explain/types';
import { PhraseText } from '../phrase';

export interface VerdictProps {
  readonly view: ExplainView;
  /** Changes with every answer that was asked for by hand: then the verdict takes the focus. */
  readonly answered: number;
  readonly actions?: ReactNode;
}

const WORDS: Readonly<Record<ExplainView['tone'], string>> = {
  ok: 'Works',
  info: 'Answered by Envoy',
  warn: 'Check this',
  err: 'Fails',
  unk: 'Unknown',
  off: 'Off',
};

/** What happens and the sentence that says why, before everything else. */
export function Verdict({ view, answered, actions }: VerdictProps) {
  const head = useRef<HTMLElement>(null);
  useEffect(() => {
    if (answered > 0) head.current?.focus();
  }, [answered]);
  const { tone, title, cause } = view;
  return (
    <section
      ref={head}
      tabIndex={-1}
      className={`verdict full ${tone}`}
      aria-labelledby="verdict"
      aria-describedby="cause"
    >
      <StatusMark kind={tone} className="big" />
      <div className="min-w-0">
        <h2 id="verdict">
          <span className="vh">{WORDS[tone]}: </span>
          {title}
        </h2>
        <p id="cause">
          <PhraseText phrase={cause} />
        </p>
      </div>
      {actions === undefined ? null : <div className="row wrap">{actions}</div>}
    </section>
  );
}
