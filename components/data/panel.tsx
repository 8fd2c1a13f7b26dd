'use client';
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { IconButton } from '@/components/ui/button';
import { PanelResizer } from './panel-resizer';
import { usePanelWidth } from './use-panel-width';

export interface PanelProps {
  /** Names the object: `Route 3`. */
  readonly label: string;
  /** Left of the close button: kind chip, state. */
  readonly kind?: ReactNode;
  /** The object's name, mono. */
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  /** Buttons left of Close: previous, next. */
  readonly tools?: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** The row that the panel belongs to, so that closing gives the focus back to it. */
function selectedRow(): HTMLElement | null {
  return (
    document.querySelector<HTMLElement>('[data-rows] [aria-selected=true]') ??
    document.querySelector<HTMLElement>('[data-rows]')
  );
}

const OVERLAY = '(max-width: 1180px)';
const SHEET = '(max-width: 820px)';

/**
 * The right side panel of a list. A column beside it, an overlay at 1180 px and below, a sheet from the
 * bottom at 820 px and below. Escape closes it from anywhere in the view.
 */
export function Panel(props: PanelProps) {
  const { label, kind, title, subtitle, actions, tools, onClose, children } = props;
  const panel = useRef<HTMLElement>(null);
  const size = usePanelWidth(panel);
  const [tall, setTall] = useState(false);
  const close = () => {
    const row = selectedRow();
    onClose();
    row?.focus({ preventScroll: true });
  };
  const closeByKey = useEffectEvent(close);
  useEffect(() => {
    // Over the list, the panel takes the focus: what lies beneath it cannot be seen.
    if (matchMedia(OVERLAY).matches) panel.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      const target = event.target instanceof Element ? event.target : null;
      if (target?.closest('[role=dialog], [role=menu], input, textarea')) return;
      event.preventDefault();
      closeByKey();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <button type="button" className="panel-scrim" tabIndex={-1} aria-label="Close panel" onClick={close} />
      <aside ref={panel} className={`panel ${tall ? 'tall' : ''}`} aria-label={label} tabIndex={-1}>
        <PanelResizer panel={panel} size={size} />
        <header>
          <div className="row">
            {kind}
            <span className="sp" />
            {tools}
            <IconButton
              icon="wider"
              className="panel-grow"
              label={size.wide || tall ? 'Smaller panel' : 'Larger panel'}
              small
              onClick={() => (matchMedia(SHEET).matches ? setTall(!tall) : size.toggle())}
            />
            <IconButton icon="close" label="Close panel" title="Close (Esc)" small onClick={close} />
          </div>
          <h2 className="panel-title">{title}</h2>
          {subtitle === undefined ? null : <p className="sm sec">{subtitle}</p>}
          {actions === undefined ? null : <div className="row wrap panel-actions">{actions}</div>}
        </header>
        {children}
      </aside>
    </>
  );
}

/** A titled part of a panel. */
export function PanelSection({
  title,
  children,
}: {
  readonly title?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section>
      {title === undefined ? null : <h3>{title}</h3>}
      {children}
    </section>
  );
}
