import type { ReactNode } from 'react';
import { type StatusKind, StatusMark } from './status';

export interface NoteProps {
  readonly kind?: Extract<StatusKind, 'info' | 'warn' | 'err' | 'ok' | 'unk'>;
  readonly children: ReactNode;
  /** Buttons at the right. */
  readonly actions?: ReactNode;
  /** `alert` interrupts a screen reader: only for what the person has just caused. */
  readonly role?: 'status' | 'alert';
  readonly className?: string;
}

/** An inline message: the effect and the next step. */
export function Note({ kind = 'info', children, actions, role, className = '' }: NoteProps) {
  return (
    <div className={`note ${kind} ${className}`} role={role}>
      <StatusMark kind={kind} />
      <div className="min-w-0 flex-1">{children}</div>
      {actions === undefined ? null : <div className="row">{actions}</div>}
    </div>
  );
}
