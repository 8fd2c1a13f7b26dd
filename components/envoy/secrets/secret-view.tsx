'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CopyMenu } from '@/components/data/copy-menu';
import { Panel, PanelSection } from '@/components/data/panel';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { visibleText } from '@/components/ui/visible-text';
import type { SecretDetail } from '@/lib/answers/secrets-types';
import { answerQuery } from '@/lib/api/queries';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { Answered } from '../answered';
import { commandsOf, copyItems } from '../copy-items';
import { DetailPanel } from '../detail-panel';
import { PageLink } from '../links';
import { SummaryOrJson } from '../panel-parts';
import { named } from '../parts';
import type { ListState } from '../use-list-state';
import { useTitle } from '../use-title';
import { secretKindText, secretStateWords } from '../words/secret-words';
import { secretParts } from './secret-parts';
import { secretSubject } from './secret-subject';

export interface SecretViewProps {
  readonly info: SnapshotInfo;
  readonly state: ListState;
  readonly id: string;
  /** The whole page, instead of a panel beside the list. */
  readonly full: boolean;
}

/** One secret, beside the list or as a page of its own: the same parts in both. */
export function SecretView({ info, state, id, full }: SecretViewProps) {
  const query = useQuery(answerQuery(info.id, { ask: 'secret', name: id }));
  if (!full)
    return (
      <DetailPanel label={`Secret ${id}`} query={query} onClose={() => state.select(null)}>
        {(detail) => <SecretPanel info={info} state={state} detail={detail} />}
      </DetailPanel>
    );
  return (
    <section
      tabIndex={0}
      aria-label={`Secret ${id}`}
      className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] auto-rows-max content-start gap-3 overflow-auto border-line border-t px-6 pt-3.5 pb-6 max-narrow:px-4"
    >
      <Answered query={query} loading="Loading the secret">
        {(detail) => <SecretPage info={info} state={state} detail={detail} />}
      </Answered>
    </section>
  );
}

interface ShownProps {
  readonly info: SnapshotInfo;
  readonly state: ListState;
  readonly detail: SecretDetail;
}

function SecretPanel({ info, state, detail }: ShownProps) {
  const name = named(detail.row.name);
  useTitle(name);
  return (
    <Panel
      label={`Secret ${name}`}
      kind={<StateChip detail={detail} />}
      title={visibleText(name)}
      subtitle={secretKindText(detail.row.kind)}
      onClose={() => state.select(null)}
      actions={<Actions info={info} detail={detail} full={false} />}
    >
      <MaybeTabs state={state} detail={detail}>
        {secretParts(info, detail).map(({ title, content }) => (
          <PanelSection key={title} title={title}>
            {content}
          </PanelSection>
        ))}
      </MaybeTabs>
    </Panel>
  );
}

function SecretPage({ info, state, detail }: ShownProps) {
  const name = named(detail.row.name);
  useTitle(name);
  return (
    <>
      <div className="row wrap">
        <h2 className="mono text-16! wrap-anywhere">{visibleText(name)}</h2>
        <StateChip detail={detail} />
        <span className="mut">{secretKindText(detail.row.kind)}</span>
        <span className="sp" />
        <Actions info={info} detail={detail} full />
      </div>
      <MaybeTabs state={state} detail={detail}>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 pt-3">
          {secretParts(info, detail).map(({ title, content }) => (
            <Card key={title} title={title}>
              <div className="px-4 py-3">{content}</div>
            </Card>
          ))}
        </div>
      </MaybeTabs>
    </>
  );
}

/** What is in no dump has no JSON to show. */
function MaybeTabs({ state, detail, children }: Omit<ShownProps, 'info'> & { readonly children: ReactNode }) {
  const { pointer } = detail.row;
  if (pointer === null) return children;
  return (
    <SummaryOrJson label="Secret" tab={state.tab} onTab={state.setTab} pointer={pointer} json={detail.json}>
      {children}
    </SummaryOrJson>
  );
}

function StateChip({ detail }: { readonly detail: SecretDetail }) {
  const { kind, word } = secretStateWords(detail.row.state);
  return <Chip tone={kind}>{word}</Chip>;
}

interface ActionsProps {
  readonly info: SnapshotInfo;
  readonly detail: SecretDetail;
  readonly full: boolean;
}

function Actions({ info, detail, full }: ActionsProps) {
  const { row, json } = detail;
  const sel = row.id;
  return (
    <>
      <CopyMenu
        small
        takesC
        items={copyItems({
          name: row.name,
          json: json === '' ? null : json,
          pointer: row.pointer,
          commands: commandsOf(info, secretSubject(detail)),
        })}
      />
      <PageLink page="/secrets" params={full ? { sel } : { sel, full: 'on' }} className="btn sm">
        <Icon name={full ? 'fold' : 'wider'} small />
        {full ? 'Beside the list' : 'Open as page'}
      </PageLink>
      {row.pointer === null ? null : (
        <PageLink page="/config" params={{ at: row.pointer }} className="btn sm">
          <Icon name="dump" small />
          In the dump
        </PageLink>
      )}
    </>
  );
}
