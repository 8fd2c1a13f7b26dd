'use client';
import type { ReactNode } from 'react';
import { CopyMenu } from '@/components/data/copy-menu';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf, copyItems } from '../copy-items';
import { TerminalLines } from '../terminal-lines';
import type { AnswerText, OperationWords } from './operations';

export interface AnswerFrameProps {
  readonly info: SnapshotInfo;
  readonly words: OperationWords;
  /** The answer whose lines are offered first. */
  readonly shown: AnswerText;
  /** Its text, for the copy menu; null while it is not there. */
  readonly json: string | null;
  /** Facts and switches beneath the title. */
  readonly head: ReactNode;
  readonly children: ReactNode;
}

/** What stands above every answer: how it was asked, how it is copied, the same in a terminal. */
export function AnswerFrame({ info, words, shown, json, head, children }: AnswerFrameProps) {
  const commands = commandsOf(info, { show: 'admin', path: shown.path });
  const others = words.texts.filter(({ path }) => path !== shown.path);
  const more = others.flatMap(({ path }) => commandsOf(info, { show: 'admin', path }));
  const lines = new Map([...commands, ...more].map((line) => [line.text, line]));
  return (
    <section
      aria-label={`Answer of ${words.path}`}
      className="grid min-h-0 min-w-0 grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)] gap-3 px-6 py-3.5 max-narrow:flex-none max-narrow:px-4"
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <div className="row wrap">
          <h2 className="mono wrap-anywhere">GET {words.path}</h2>
          <span className="sp" />
          <CopyMenu takesC items={copyItems({ name: shown.path, json, pointer: null, commands })} />
        </div>
        {head}
        <TerminalLines lines={[...lines.values()]} />
      </div>
      {children}
    </section>
  );
}
