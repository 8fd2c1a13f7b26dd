'use client';
import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { Note } from '@/components/ui/note';
import { Status, StatusMark } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { ExplainView, Fact, ReadView, Words } from '@/lib/answers/explain/types';
import { PageLink } from '../links';
import { named, RowOrigin } from '../parts';
import { PhraseText } from '../phrase';
import { percentWords } from '../words/action-words';

export interface EvidenceProps {
  readonly view: ExplainView;
  readonly read: ReadView;
  /** Stands beneath the prediction. */
  readonly children: ReactNode;
}

/** What stands beside the trace: the prediction, where it comes from, and what it rests on. */
export function Evidence({ view, read, children }: EvidenceProps) {
  const { facts, shares, winner, assumptions, unknowns, because } = view;
  return (
    <div className="side">
      <Prediction facts={facts} />
      {children}
      {unknowns.length === 0 ? null : (
        <Card title="Not known">
          <Lines lines={unknowns} mark="unk" />
        </Card>
      )}
      {shares.length < 2 ? null : (
        <Card title="Shares">
          <ul>
            {shares.map(({ cluster, percent }) => (
              <li key={cluster} className="row sm">
                <Chip tone="line">{percentWords(percent)}</Chip>
                <PageLink
                  page="/clusters"
                  params={{ sel: cluster }}
                  className="lnk mono min-w-0 wrap-anywhere"
                >
                  {visibleText(cluster)}
                </PageLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {winner === null ? null : <Origins view={view} />}
      <ReadNotes read={read} />
      {assumptions.length === 0 ? null : (
        <Card title="Assumed" meta="nobody said it">
          <dl className="assumed">
            {assumptions.map(({ field, value, why }) => (
              <div key={field}>
                <dt>{field}</dt>
                <dd>
                  <code>{visibleText(value)}</code>
                  <span className="sec xs block">
                    <PhraseText phrase={why} />
                  </span>
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
      <Card title="Step by step">
        <details className="disclosure">
          <summary>{because.length} facts in order</summary>
          <Lines lines={because} mark="info" />
        </details>
      </Card>
    </div>
  );
}

function Lines({ lines, mark }: { readonly lines: readonly Words[]; readonly mark: 'unk' | 'info' }) {
  return (
    <ul>
      {lines.map((words, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer never move
        <li key={at} className="line sm sec">
          <StatusMark kind={mark} />
          <span className="min-w-0 wrap-anywhere">
            <PhraseText phrase={words} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Code, flags and the like; beside what was logged when a log line was pasted. */
function Prediction({ facts }: { readonly facts: readonly Fact[] }) {
  const hasLog = facts.some(({ logged }) => logged !== null);
  return (
    <Card title={hasLog ? 'Predicted and logged' : 'Predicted'} meta="nothing was sent">
      <div>
        <table className="cmp">
          <caption className="vh">
            {hasLog ? 'What is predicted and what was logged' : 'What is predicted'}
          </caption>
          {hasLog ? (
            <thead>
              <tr>
                <td />
                <th scope="col">Predicted</th>
                <th scope="col">Logged</th>
              </tr>
            </thead>
          ) : null}
          <tbody>
            {facts.map((fact) => (
              <FactRow key={fact.label} fact={fact} hasLog={hasLog} />
            ))}
          </tbody>
        </table>
        {facts.some(({ agrees }) => !agrees) ? (
          <Note kind="warn" className="mt-2 sm">
            The log says something else. The request was not what the line tells (headers are not logged), the
            configuration was another then, or Gatescope is wrong.
          </Note>
        ) : null}
      </div>
    </Card>
  );
}

function FactRow({ fact, hasLog }: { readonly fact: Fact; readonly hasLog: boolean }) {
  const { label, value, logged, agrees } = fact;
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <code>{visibleText(value)}</code>
      </td>
      {hasLog ? (
        <td>
          {logged === null ? (
            <span className="mut">not logged</span>
          ) : (
            <>
              <Status kind={agrees ? 'ok' : 'warn'} label={agrees ? 'same' : 'differs'} quiet={agrees} />{' '}
              <code>{visibleText(logged)}</code>
            </>
          )}
        </td>
      ) : null}
    </tr>
  );
}

/** One hop up in every direction. */
function Origins({ view: { winner } }: { readonly view: ExplainView }): ReactNode {
  if (winner === null) return null;
  const { origin, routeConfig, virtualHost, pointer, name } = winner;
  return (
    <Card title="Where the winner comes from">
      <ul className="prov">
        <li>
          <span className="mut">Made by</span>
          <RowOrigin origin={origin} className="lnk" />
        </li>
        {name === '' ? null : (
          <li>
            <span className="mut">Route name</span>
            <code className="wrap-anywhere">{visibleText(name)}</code>
          </li>
        )}
        <li>
          <span className="mut">Virtual host</span>
          <code className="wrap-anywhere">{visibleText(named(virtualHost))}</code>
        </li>
        <li>
          <span className="mut">Route config</span>
          <PageLink page="/routes" params={{ config: routeConfig }} className="lnk mono wrap-anywhere">
            {visibleText(named(routeConfig))}
          </PageLink>
        </li>
        <li>
          <span className="mut">Envoy</span>
          <PageLink page="/config" params={{ at: pointer }} className="lnk mono wrap-anywhere">
            {pointer}
          </PageLink>
        </li>
      </ul>
    </Card>
  );
}

/** How the paste was read. */
export function ReadNotes({ read }: { readonly read: ReadView }) {
  const { unread, notes, problems } = read;
  if (unread.length + notes.length + problems.length === 0) return null;
  return (
    <Card title="How it was read">
      <div className="grid gap-2">
        {problems.map((words, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one answer never move
          <p key={at} className="sm line">
            <Status kind="warn" label="Problem" quiet />
            <span className="min-w-0 wrap-anywhere">
              <PhraseText phrase={words} />
            </span>
          </p>
        ))}
        {notes.length === 0 ? null : <Lines lines={notes} mark="info" />}
        {unread.length === 0 ? null : (
          <div className="row wrap sm">
            <span className="mut">No part in the answer:</span>
            {unread.map((text, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a flag may stand there twice
              <Chip key={at} tone="line" mono>
                {visibleText(text)}
              </Chip>
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}
