import type { ReactNode } from 'react';

export interface PageHeadProps {
  /** The view's one `h1`. */
  readonly title: string;
  /** Counts and short facts right of the title. */
  readonly meta?: ReactNode;
  /** Controls at the right end. */
  readonly actions?: ReactNode;
}

export function PageHead({ title, meta, actions }: PageHeadProps) {
  return (
    <header className="ph">
      <h1>{title}</h1>
      {meta === undefined ? null : <p>{meta}</p>}
      <span className="sp" />
      {actions}
    </header>
  );
}
