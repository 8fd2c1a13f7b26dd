'use client';
import { useEffect, useState } from 'react';
import { Button, IconButton } from './button';
import { copyText } from './copy';

export interface CopyButtonProps {
  /** The text to copy, or how to get it when it is long. */
  readonly value: string | (() => string);
  /** What is copied, for the tooltip and the live region: `JSON`, `pointer`. */
  readonly what: string;
  /** Show a word beside the icon. Without it the button is an icon named "Copy <what>". */
  readonly children?: string;
  readonly small?: boolean;
}

/** Copies, shows a tick for a moment, and says so to a screen reader. */
export function CopyButton({ value, what, children, small = true }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    if (!done) return;
    const timer = setTimeout(() => setDone(false), 1_500);
    return () => clearTimeout(timer);
  }, [done]);
  const onClick = async () => setDone(await copyText(typeof value === 'string' ? value : value(), what));
  const icon = done ? 'check' : 'copy';
  if (children === undefined)
    return <IconButton icon={icon} label={`Copy ${what}`} small={small} onClick={onClick} />;
  return (
    <Button icon={icon} small={small} onClick={onClick}>
      {done ? 'Copied' : children}
    </Button>
  );
}
