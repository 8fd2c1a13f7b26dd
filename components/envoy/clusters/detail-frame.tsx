'use client';
import { createContext, type ReactNode, use } from 'react';
import { Panel, PanelSection } from '@/components/data/panel';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icons';
import { visibleText } from '@/components/ui/visible-text';
import { type LinkParams, PageLink } from '../links';

const Wide = createContext(false);

export interface DetailFrameProps {
  /** Names the object: `Cluster cart.shop:8080`. */
  readonly label: string;
  readonly kind: ReactNode;
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions: ReactNode;
  readonly full: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** One object, in the side panel of its list or as the whole page beneath the head. */
export function DetailFrame(props: DetailFrameProps) {
  const { label, kind, title, subtitle, actions, full, onClose, children } = props;
  const shown = visibleText(title);
  if (!full) {
    return (
      <Panel label={label} kind={kind} title={shown} subtitle={subtitle} onClose={onClose} actions={actions}>
        {children}
      </Panel>
    );
  }
  return (
    <Wide value={true}>
      <div className="row wrap">
        <h2 className="mono text-16! wrap-anywhere">{shown}</h2>
        {kind}
        {subtitle === undefined ? null : <span className="mut">{subtitle}</span>}
        <span className="sp" />
        {actions}
      </div>
      {children}
    </Wide>
  );
}

/** The region that the whole page of one object scrolls in. */
export function FullPage({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section
      // A scroll region must be reachable by keyboard.
      tabIndex={0}
      aria-label={label}
      className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] auto-rows-max content-start gap-3 overflow-auto border-line border-t px-6 pt-3.5 pb-6 max-narrow:px-4"
    >
      {children}
    </section>
  );
}

/** From the panel to the page, and back. */
export function FullLink({ params, full }: { readonly params: LinkParams; readonly full: boolean }) {
  return (
    <PageLink page="/clusters" params={full ? params : { ...params, full: 'on' }} className="btn sm">
      <Icon name={full ? 'fold' : 'wider'} small />
      {full ? 'Beside the list' : 'Open as page'}
    </PageLink>
  );
}

/** Sections side by side where there is room. */
export function DetailColumns({ children }: { readonly children: ReactNode }) {
  return use(Wide) ? (
    <div className="grid grid-cols-2 items-start gap-3 pt-3 max-wide:grid-cols-[minmax(0,1fr)]">
      {children}
    </div>
  ) : (
    children
  );
}

/** One column of them. */
export function DetailColumn({ children }: { readonly children: ReactNode }) {
  return use(Wide) ? <div className="grid grid-cols-[minmax(0,1fr)] gap-3">{children}</div> : children;
}

export interface DetailSectionProps {
  readonly title: string;
  /** Right of the title: a state, a count. */
  readonly meta?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part: a section of the panel, a card of the page. */
export function DetailSection({ title, meta, children }: DetailSectionProps) {
  if (use(Wide)) {
    return (
      <Card title={title} meta={meta}>
        <div className="px-4 py-3">{children}</div>
      </Card>
    );
  }
  return (
    <PanelSection
      title={
        <>
          {title} {meta}
        </>
      }
    >
      {children}
    </PanelSection>
  );
}
