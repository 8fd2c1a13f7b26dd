'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel, PanelSection } from '@/components/data/panel';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { Button, IconButton } from '@/components/ui/button';
import { PageHead } from '@/components/ui/page-head';
import { useShortcut } from '@/components/ui/shortcuts';
import { visibleText } from '@/lib/core/visible-text';
import type { CopySubject } from '../copy-items';
import { DetailPanel } from '../detail-panel';
import { PanelActions, SummaryOrJson } from '../panel-parts';
import type { ListState } from '../use-list-state';
import { useTitle } from '../use-title';
import { ObjectCards } from './object-cards';
import type { Section } from './route-sections';

/** What a panel and a full page show alike of a route, a virtual host or a route configuration. */
export interface ObjectView {
  /** `route`, `virtual host`, `route configuration` */
  readonly word: string;
  /** `Route 3 of shop.example.com:443` */
  readonly label: string;
  readonly kind: ReactNode;
  /** Mono: the path, the name. */
  readonly title: string;
  readonly subtitle: ReactNode;
  readonly subject: CopySubject & { readonly pointer: string; readonly json: string };
  readonly sections: readonly Section[];
  /** Beneath the tabs: what stays whichever tab is chosen. */
  readonly below: readonly Section[];
  /** `sel` of the neighbours; null where there is none, or where order means nothing. */
  readonly previous: string | null;
  readonly next: string | null;
}

export type ViewState = Pick<ListState, 'tab' | 'setTab' | 'select' | 'full' | 'setFull'>;

export interface ObjectShownProps<Detail> {
  /** Names the object while it is not there yet: `Route`. */
  readonly label: string;
  readonly query: UseQueryResult<Detail>;
  readonly state: ViewState;
  readonly view: (detail: Detail) => ObjectView;
}

/** The selection beside the list, or in its place: a link restores either. */
export function ObjectShown<Detail>({ label, query, state, view }: ObjectShownProps<Detail>) {
  if (!state.full)
    return (
      <DetailPanel label={label} query={query} onClose={() => state.select(null)}>
        {(detail) => <ObjectPanel view={view(detail)} state={state} />}
      </DetailPanel>
    );
  if (query.data !== undefined) return <ObjectPage view={view(query.data)} state={state} />;
  return (
    <div className="view">
      <PageHead title={label} actions={<BackButton state={state} />} />
      {query.isError ? (
        <ErrorState error={errorOf(query.error)} onRetry={() => void query.refetch()} />
      ) : (
        <LoadingState label={`Loading ${label}`} lines={12} />
      )}
    </div>
  );
}

interface ShownProps {
  readonly view: ObjectView;
  readonly state: ViewState;
}

function useKeys({ view, state }: ShownProps): void {
  const { word, previous, next } = view;
  const { full, setFull, select } = state;
  const step = (to: string | null) => () => (to === null ? undefined : select(to));
  useShortcut('J', `Next ${word}`, 'This page', step(next), next !== null);
  useShortcut('K', `Previous ${word}`, 'This page', step(previous), previous !== null);
  useShortcut('f', full ? 'Back to the list' : 'Open as a page', 'This page', () => setFull(!full));
  // The list is not there to take them.
  useShortcut('j', `Next ${word}`, 'This page', step(next), full && next !== null);
  useShortcut('k', `Previous ${word}`, 'This page', step(previous), full && previous !== null);
  useShortcut('Escape', 'Back to the list', 'This page', () => setFull(false), full);
}

function Steps({ view, state }: ShownProps) {
  const { word, previous, next } = view;
  if (previous === null && next === null) return null;
  const step = (to: string | null, label: string, keys: string, turned: string) => (
    <IconButton
      icon="down"
      label={label}
      title={`${label} (${keys})`}
      small
      className={turned}
      aria-disabled={to === null}
      onClick={() => (to === null ? undefined : state.select(to))}
    />
  );
  return (
    <>
      {step(previous, `Previous ${word}`, 'Shift K', 'rotate-180')}
      {step(next, `Next ${word}`, 'Shift J', '')}
    </>
  );
}

function ObjectPanel({ view, state }: ShownProps) {
  const { label, kind, title, subtitle, subject, sections, below } = view;
  useTitle(title);
  useKeys({ view, state });
  return (
    <Panel
      label={label}
      kind={kind}
      title={visibleText(title)}
      subtitle={subtitle}
      tools={<Steps view={view} state={state} />}
      onClose={() => state.select(null)}
      actions={
        <>
          <PanelActions subject={subject} />
          <Button small icon="external" title="Open as page (f)" onClick={() => state.setFull(true)}>
            Open as page
          </Button>
        </>
      }
    >
      <SummaryOrJson
        label={label}
        tab={state.tab}
        onTab={state.setTab}
        pointer={subject.pointer}
        json={subject.json}
      >
        {sections.map((section) => (
          <PanelSection key={section.id} title={section.title}>
            {section.body}
          </PanelSection>
        ))}
      </SummaryOrJson>
      {below.map((section) => (
        <PanelSection key={section.id} title={section.title}>
          {section.body}
        </PanelSection>
      ))}
    </Panel>
  );
}

function BackButton({ state }: { readonly state: ViewState }) {
  return (
    <Button small icon="left" title="Back to the list (Esc)" onClick={() => state.setFull(false)}>
      Back to the list
    </Button>
  );
}

function ObjectPage({ view, state }: ShownProps) {
  const { label, title, subtitle, subject, sections, below } = view;
  useTitle(title);
  useKeys({ view, state });
  return (
    <div className="view">
      <PageHead
        title={visibleText(label)}
        actions={
          <span className="row wrap">
            <Steps view={view} state={state} />
            <PanelActions subject={subject} />
            <BackButton state={state} />
          </span>
        }
      />
      {/* A scroll region must be reachable by keyboard. */}
      <section className="scroll flex-1" tabIndex={0} aria-label={label}>
        <div className="pad">
          <p className="panel-title">{visibleText(title)}</p>
          <p className="sm sec mb-3">{subtitle}</p>
          <SummaryOrJson
            label={label}
            tab={state.tab}
            onTab={state.setTab}
            pointer={subject.pointer}
            json={subject.json}
          >
            <ObjectCards sections={[...sections, ...below]} />
          </SummaryOrJson>
        </div>
      </section>
    </div>
  );
}
