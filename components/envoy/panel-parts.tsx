'use client';
import { type ReactNode, useMemo } from 'react';
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
import { yamlText } from './yaml-text';

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
  /** A tab between the summary and the raw ones. */
  readonly further?: { readonly id: string; readonly label: string; readonly content: ReactNode };
  /** The summary. */
  readonly children: ReactNode;
}

const SUMMARY = { id: 'summary', label: 'Summary' };
const RAW = [
  { id: 'json', label: 'JSON' },
  { id: 'yaml', label: 'YAML' },
] as const;

/** The tabs of every side panel: read, and raw in two spellings. */
export function SummaryOrJson(props: SummaryOrJsonProps) {
  const { label, tab, onTab, pointer, json, further, children } = props;
  const tabs = [SUMMARY, ...(further === undefined ? [] : [further]), ...RAW];
  const current = tabs.find(({ id }) => id === tab)?.id ?? SUMMARY.id;
  return (
    <Tabs label={label} tabs={tabs} current={current} onChange={onTab}>
      {current === SUMMARY.id ? children : null}
      {current === further?.id ? further.content : null}
      {current === 'json' || current === 'yaml' ? (
        <PanelSection>
          <p className="xs mono mut mb-2 wrap-anywhere">{pointer}</p>
          {current === 'json' ? (
            <JsonView text={json} label={`JSON: ${label}`} />
          ) : (
            <YamlView json={json} label={`YAML: ${label}`} />
          )}
        </PanelSection>
      ) : null}
    </Tabs>
  );
}

/** The same object as YAML; a text that was cut for its length is no JSON, and has none. */
function YamlView({ json, label }: { readonly json: string; readonly label: string }) {
  const text = useMemo(() => yamlText(json), [json]);
  if (text === null) return <p className="sm sec">Too long for YAML here: the JSON tab has its beginning.</p>;
  return <JsonView text={text} label={label} isJson={false} />;
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
