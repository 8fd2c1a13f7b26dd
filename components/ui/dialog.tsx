'use client';
import { type ReactNode, type RefObject, useState } from 'react';
import { lazily } from './lazily';

// Base UI costs 50 KiB; it comes with the first dialog that is opened.
const DialogPopup = lazily<DialogProps>(() => import('./dialog-popup').then((module) => module.DialogPopup));

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Hide the title from the eye when the content says it (the source picker). */
  readonly titleHidden?: boolean;
  readonly size?: 'small' | 'medium' | 'large' | 'side';
  /** No padding: the content has its own. */
  readonly flush?: boolean;
  readonly initialFocus?: RefObject<HTMLElement | null>;
  /** Buttons at the foot, the safe one first. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A modal dialog: focus is trapped and returned, Escape and a press outside close it. */
export function Dialog(props: DialogProps) {
  const [used, setUsed] = useState(false);
  if (props.open && !used) setUsed(true);
  if (!used) return null;
  return <DialogPopup {...props} />;
}
