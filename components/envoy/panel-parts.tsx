'use client';
import type { ReactNode } from 'react';
import { CopyMenu } from '@/components/data/copy-menu';
import { JsonView } from '@/components/data/json-view';
import { PanelSection } from '@/components/data/panel';
import { Icon } from '@/components/ui/icons';
import { Note } from '@/components/ui/note';
import { Tabs } from '@/components/ui/tabs';
import type { RowState } from '@/lib/answers/common-types';
import { type CopySubject, copyItems } from './copy-items';
import { PageLink } from './links';
import { stateWords } from './words/state-words';

/** Copy, and the way into the dump. */
export function PanelActions({ subject }: { readonly subject: CopySubject & { readonly pointer: string } }) {
  return (
    <>
      <CopyMenu small takesC items={copyItems(subject)} />
      <PageLink page="/config" params={{ at: subject.pointer }} className="btn sm">
        <Icon name="dump" small />
        In the dump
      </PageLink>
    </>
  );
}

export interface SummaryOrJsonProps {
  /** `Route`, `Cluster` */
  readonly label: string;
  readonly tab: string | null;
  readonly onTab: (tab: string) => void;
  readonly pointer: string;
  readonly json: string;
  /** The summary. */
  readonly children: ReactNode;
}

const TABS = [
  { id: 'summary', label: 'Summary' },
  { id: 'json', label: 'JSON' },
] as const;

/** The two tabs of every side panel: read, and raw. */
export function SummaryOrJson({ label, tab, onTab, pointer, json, children }: SummaryOrJsonProps) {
  const current = tab === 'json' ? 'json' : 'summary';
  return (
    <Tabs label={label} tabs={TABS} current={current} onChange={onTab}>
      {current === 'json' ? (
        <PanelSection>
          <p className="xs mono mut mb-2 wrap-anywhere">{pointer}</p>
          <JsonView text={json} label={`JSON: ${label}`} />
        </PanelSection>
      ) : (
        children
      )}
    </Tabs>
  );
}

/** What a state means for requests; nothing where all is well. */
export function StateNote({ state }: { readonly state: RowState }) {
  const { kind, effect } = stateWords(state);
  if (effect === '') return null;
  return (
    <PanelSection>
      <Note kind={kind === 'err' || kind === 'warn' ? kind : 'info'}>{effect}</Note>
    </PanelSection>
  );
}
