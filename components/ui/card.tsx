import { type ReactNode, useId } from 'react';

export interface CardProps {
  readonly title: ReactNode;
  /** Small text right of the title. */
  readonly meta?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A titled box. A group and not a landmark: a page of cards would drown the landmarks that help. */
export function Card({ title, meta, actions, children, className = '' }: CardProps) {
  const id = useId();
  return (
    <div className={`card ${className}`} role="group" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {meta === undefined ? null : <span className="mut sm">{meta}</span>}
        <span className="sp" />
        {actions}
      </header>
      {children}
    </div>
  );
}
