'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Segmented } from '@/components/ui/segmented';
import { useShortcut } from '@/components/ui/shortcuts';
import { visibleText } from '@/components/ui/visible-text';
import type { CandidateView, LostGroup, StepView } from '@/lib/answers/explain/types';
import { formatCount, plural } from '@/lib/core/words';
import { PhraseText } from '../phrase';
import { FullCandidate, MiniCandidate } from './candidate';

const NOUNS: Readonly<Record<StepView['kind'], string>> = {
  listener: 'Listeners',
  'filter-chain': 'Filter chains',
  'connection-manager': 'Connection manager',
  'route-configuration': 'Route configurations',
  'virtual-host': 'Virtual hosts',
  route: 'Routes',
  filters: 'HTTP filters',
  action: 'Actions',
  cluster: 'Clusters',
};

/** Moves the focus among the candidates on the page. */
function step(by: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>('[data-candidate]')].filter(
    (each) => each.checkVisibility?.() ?? true,
  );
  const at = all.findIndex(
    (each) => each === document.activeElement || each.contains(document.activeElement),
  );
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

/** The steps that had a choice, the one that decided first; the others stay shut. */
export function Trace({ steps }: { readonly steps: readonly StepView[] }) {
  useShortcut('j', 'Next candidate', 'This page', () => step(1));
  useShortcut('k', 'Previous candidate', 'This page', () => step(-1));
  const told = steps.filter(({ total, notes }) => total > 0 || notes.length > 0);
  const decisive =
    told.findLast(({ kind, total }) => kind === 'route' && total > 0) ??
    told.findLast(({ total }) => total > 0);
  const others = told.filter((each) => each !== decisive);
  if (told.length === 0) return null;
  return (
    <div className="trace">
      {decisive === undefined ? null : <StepCard step={decisive} />}
      {others.length === 0 ? null : (
        <Card title="Other steps">
          {others.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a listener may hand over to another: two steps of a kind
            <details key={at} className="disclosure step">
              <summary>
                {NOUNS[each.kind]} <span className="mut">{summaryOf(each)}</span>
              </summary>
              <StepBody step={each} order="near" />
            </details>
          ))}
        </Card>
      )}
    </div>
  );
}

function summaryOf({ name, total, near }: StepView): string {
  const parts = [
    name === null || name === '' ? '' : visibleText(name),
    total === 0 ? '' : `${formatCount(total)} considered`,
    near.length === 0 ? '' : `${near.length} near`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

type Order = 'near' | 'envoy';

function StepCard({ step: shown }: { readonly step: StepView }) {
  const [order, setOrder] = useState<Order>('near');
  return (
    <Card
      title={`${NOUNS[shown.kind]} considered`}
      meta={formatCount(shown.total)}
      actions={
        <Segmented<Order>
          small
          label="Order"
          value={order}
          onChange={setOrder}
          options={[
            { value: 'near', label: 'Near misses first' },
            { value: 'envoy', label: 'Envoy order' },
          ]}
        />
      }
    >
      <StepBody step={shown} order={order} />
    </Card>
  );
}

function StepBody({ step: shown, order }: { readonly step: StepView; readonly order: Order }) {
  const { won, near, lost, notTried, notes } = shown;
  const full = [...(won === null ? [] : [won]), ...near];
  return (
    <>
      {notes.map((words, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the notes of one step never move
        <p key={at} className="sm sec note-line">
          <PhraseText phrase={words} />
        </p>
      ))}
      {order === 'near' ? (
        <>
          <ol className="cand">
            {full.map((each) => (
              <FullCandidate key={each.number} candidate={each} />
            ))}
          </ol>
          {lost.map((group) => (
            <Group
              key={group.label}
              group={group}
              title={`${formatCount(group.total)} failed on ${group.label}`}
              open={full.length === 0 || group.total <= 8}
            />
          ))}
          {notTried === null ? null : (
            <Group
              group={notTried}
              title={`${formatCount(notTried.total)} not tried, behind the winner`}
              open={false}
            />
          )}
        </>
      ) : (
        <InOrder step={shown} />
      )}
    </>
  );
}

const byNumber = (a: CandidateView, b: CandidateView): number => a.number - b.number;

/** All candidates that are here, by number; the winner and near misses in full. */
function InOrder({ step: shown }: { readonly step: StepView }) {
  const { won, near, lost, notTried, total } = shown;
  const far = [...lost, ...(notTried === null ? [] : [notTried])].flatMap((group) => group.shown);
  const all = [...(won === null ? [] : [won]), ...near, ...far].toSorted(byNumber);
  const full = new Set<CandidateView>([...(won === null ? [] : [won]), ...near]);
  return (
    <>
      <ol className="cand">
        {all.map((each) =>
          full.has(each) ? (
            <FullCandidate key={each.number} candidate={each} />
          ) : (
            <MiniCandidate key={each.number} candidate={each} />
          ),
        )}
      </ol>
      {all.length === total ? null : (
        <p className="sm mut note-line">{plural(total - all.length, 'more')} not listed</p>
      )}
    </>
  );
}

const PAGE = 10;

interface GroupProps {
  readonly group: LostGroup;
  readonly title: string;
  readonly open: boolean;
}

/** Losers of one kind, shut when they are many, shown by tens. */
function Group({ group, title, open }: GroupProps) {
  const [limit, setLimit] = useState(PAGE);
  const rows = group.shown.slice(0, limit);
  return (
    <details className="grp" open={open}>
      <summary className="grpb">
        {title} <span className="mut font-normal">first failing clause each</span>
      </summary>
      <ul>
        {rows.map((each) => (
          <MiniCandidate key={each.number} candidate={each} />
        ))}
      </ul>
      <p className="note-line row sm">
        {limit < group.shown.length ? (
          <Button small onClick={() => setLimit(limit + PAGE)}>
            Show {Math.min(PAGE, group.shown.length - limit)} more
          </Button>
        ) : null}
        {group.shown.length < group.total && limit >= group.shown.length ? (
          <span className="mut">{formatCount(group.total - group.shown.length)} more like these</span>
        ) : null}
      </p>
    </details>
  );
}
