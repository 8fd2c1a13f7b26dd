import type { ReactNode } from 'react';
import { type StatusKind, StatusMark } from './status';

export type ChipTone = StatusKind | 'acc' | 'ctx' | 'line' | 'plain';

const MARKED: ReadonlySet<string> = new Set<StatusKind>([
  'ok',
  'warn',
  'err',
  'shadow',
  'unk',
  'info',
  'off',
]);
const isStatus = (tone: ChipTone): tone is StatusKind => MARKED.has(tone);

export interface ChipProps {
  /** A status kind brings its mark; `line` is outlined and neutral; `acc` accent; `ctx` cluster context. */
  readonly tone?: ChipTone;
  readonly mono?: boolean;
  readonly title?: string;
  readonly children: ReactNode;
}

/** A static label. Something that can be pressed is a `Button`. */
export function Chip({ tone = 'plain', mono = false, title, children }: ChipProps) {
  return (
    <span className={`chip ${tone} ${mono ? 'mono' : ''}`} title={title}>
      {isStatus(tone) ? <StatusMark kind={tone} /> : null}
      {children}
    </span>
  );
}
