import type { ReactNode } from 'react';

/** DESIGN §4: each kind has its own shape, so that no state is told by colour alone. */
export type StatusKind = 'ok' | 'warn' | 'err' | 'shadow' | 'unk' | 'info' | 'off';

const LINE = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.4 } as const;
const SIGN = { fill: 'none', strokeWidth: 1.6, strokeLinecap: 'round', strokeLinejoin: 'round' } as const;
const RING = <circle cx="7" cy="7" r="5.8" {...LINE} />;

// Signs inside filled shapes are cut out in the colour of the surface beneath.
const SHAPES: Readonly<Record<StatusKind, ReactNode>> = {
  ok: (
    <>
      {RING}
      <path d="M4.3 7.2l1.9 1.9 3.6-4" stroke="currentColor" {...SIGN} />
    </>
  ),
  warn: (
    <>
      <path d="M7 .9 13.6 12.6H.4z" fill="currentColor" />
      <path d="M7 5v3.6" stroke="var(--surface)" {...SIGN} />
      <circle cx="7" cy="10.7" r=".95" fill="var(--surface)" />
    </>
  ),
  err: (
    <>
      <path d="M4.3.7h5.4l3.6 3.6v5.4l-3.6 3.6H4.3L.7 9.7V4.3z" fill="currentColor" />
      <path d="M4.7 4.7l4.6 4.6M9.3 4.7 4.7 9.3" stroke="var(--surface)" {...SIGN} />
    </>
  ),
  shadow: (
    <>
      <rect x="1" y="1" width="8" height="8" rx="1.2" fill="currentColor" />
      <path
        d="M10.8 5h1.2a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-1.2"
        {...LINE}
        strokeDasharray="2 1.6"
      />
    </>
  ),
  unk: (
    <>
      <circle cx="7" cy="7" r="5.8" {...LINE} strokeDasharray="2.4 1.7" />
      <path
        d="M5.4 5.5c.1-2.2 3.3-1.9 3.2.1-.1 1.2-1.6 1.3-1.6 2.5M7 10v.1"
        stroke="currentColor"
        {...SIGN}
        strokeWidth={1.4}
      />
    </>
  ),
  info: (
    <>
      {RING}
      <path d="M7 6.5V10M7 4v.1" stroke="currentColor" {...SIGN} />
    </>
  ),
  off: (
    <>
      {RING}
      <path d="M4.5 7h5" stroke="currentColor" {...SIGN} />
    </>
  ),
};

/** The mark alone, decorative: a word must stand beside it or be hidden beside it. */
export function StatusMark({
  kind,
  className = '',
}: {
  readonly kind: StatusKind;
  readonly className?: string;
}) {
  return (
    <svg className={`m ${className}`} viewBox="0 0 14 14" aria-hidden="true" focusable="false">
      {SHAPES[kind]}
    </svg>
  );
}

export interface StatusProps {
  readonly kind: StatusKind;
  /** The word. Always there for a screen reader. */
  readonly label: string;
  /** Dense rows: the word is hidden from the eye (and shown as a tooltip), never absent. */
  readonly quiet?: boolean;
  /** Long sentences may wrap. */
  readonly wrap?: boolean;
}

/** Mark and word in the colour of the state. */
export function Status({ kind, label, quiet = false, wrap = false }: StatusProps) {
  return (
    <span className={`st ${kind} ${wrap ? 'whitespace-normal' : ''}`} title={quiet ? label : undefined}>
      <StatusMark kind={kind} />
      <span className={quiet ? 'vh' : ''}>{label}</span>
    </span>
  );
}
