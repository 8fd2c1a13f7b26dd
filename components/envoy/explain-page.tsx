'use client';
import type { ReactNode } from 'react';
import { CopyMenu } from '@/components/data/copy-menu';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import type { ExplainAnswerView, ExplainView } from '@/lib/answers/explain/types';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { hasSecrets, leftOutHeaders } from '@/lib/url/explain-link';
import { wholeLink } from '@/lib/url/params';
import { Evidence, ReadNotes } from './explain/evidence';
import { Pipeline } from './explain/pipeline';
import { RequestBox } from './explain/request-box';
import { SendPanel } from './explain/send-panel';
import { Trace } from './explain/trace';
import { Tries } from './explain/tries';
import { useChanged } from './explain/use-changed';
import { type ExplainState, useExplain } from './explain/use-explain';
import { Verdict } from './explain/verdict';
import { PageGate } from './page-gate';
import { useTitle } from './use-title';
import './explain/explain.css';
import './explain/trace.css';
import './explain/narrow.css';

const TITLE = 'Explain a request';

/** What this Envoy does with a request, and why not something else. */
export function ExplainPage() {
  return <PageGate title={TITLE}>{(info) => <ExplainContent info={info} />}</PageGate>;
}

function ExplainContent({ info }: { readonly info: SnapshotInfo }) {
  const state = useExplain(info);
  const view = state.answer?.view ?? null;
  const { before, dismiss } = useChanged(info, state.link, state.waiting ? null : view);
  return (
    <div className="view overflow-auto">
      <PageHead
        title={TITLE}
        meta="Which route takes it, and why the others do not"
        actions={view === null ? null : <Copies view={view} />}
      />
      <div className="ex" aria-busy={state.waiting && state.answer === undefined}>
        <RequestBox state={state} />
        {state.source === null ? <Tries info={info} onTry={state.ask} /> : null}
        {state.error === null ? null : (
          <div className="full">
            <ErrorState error={errorOf(state.error)} onRetry={state.retry} />
          </div>
        )}
        {state.source !== null && state.answer === undefined && state.error === null ? (
          <div className="full">
            <LoadingState label="Following the request" lines={6} />
          </div>
        ) : null}
        {before === null || view === null ? null : (
          <Note
            kind="warn"
            role="status"
            className="full"
            actions={
              <Button small look="quiet" onClick={dismiss}>
                Put aside
              </Button>
            }
          >
            {before.title === view.title
              ? 'The answer changed'
              : `The verdict changed: it was “${before.title}”`}
            {' with the configuration of '}
            <time dateTime={before.takenAt}>{before.takenAt.slice(11, 19)} UTC</time>. {before.summary}
          </Note>
        )}
        {state.answer === undefined ? null : (
          <Answer answer={state.answer} state={state} snapshot={info.id} />
        )}
      </div>
    </div>
  );
}

interface AnswerProps {
  readonly answer: ExplainAnswerView;
  readonly state: ExplainState;
  readonly snapshot: string;
}

function Answer({ answer, state, snapshot }: AnswerProps) {
  const { view, read, fields } = answer;
  const leftOut = fields === null ? [] : leftOutHeaders(fields);
  if (view === null)
    return (
      <div className="full grid gap-3">
        {read.problems.length === 0 ? (
          <Note kind="info">This source has no configuration to ask.</Note>
        ) : null}
        <ReadNotes read={read} />
      </div>
    );
  return (
    <>
      {leftOut.length === 0 ? null : (
        <Note kind="warn" className="full">
          This link does not carry the {leftOut.length === 1 ? 'value' : 'values'} of {leftOut.join(', ')}.
          Conditions on {leftOut.length === 1 ? 'it' : 'them'} are answered for the text “(left out)”: fill in
          the real value to be sure.
        </Note>
      )}
      <ShownAnswer view={view} read={read} answered={state.answered}>
        <SendPanel
          snapshot={snapshot}
          {...view.sent}
          blocked={leftOut.length === 0 ? null : `Fill in ${leftOut.join(', ')} to send this request.`}
        />
      </ShownAnswer>
      {fields !== null && hasSecrets(fields) && leftOut.length === 0 ? (
        <p className="full xs mut">
          The address of this page holds the request, but not the values of headers that carry credentials;
          they stay in this tab.
        </p>
      ) : null}
    </>
  );
}

interface ShownProps {
  readonly view: ExplainView;
  readonly read: ExplainAnswerView['read'];
  readonly answered: number;
  readonly children: ReactNode;
}

function ShownAnswer({ view, read, answered, children }: ShownProps) {
  useTitle(view.title);
  return (
    <>
      <Verdict view={view} answered={answered} />
      <Pipeline stages={view.stages} />
      <Trace steps={view.steps} />
      <Evidence view={view} read={read}>
        {children}
      </Evidence>
    </>
  );
}

function Copies({ view: { copies } }: { readonly view: ExplainView }) {
  return (
    <CopyMenu
      takesC
      label="Copy as"
      items={[
        { label: 'Link', value: () => wholeLink(location.href), icon: 'link' },
        { label: 'Markdown report', value: copies.markdown, icon: 'file' },
        { label: 'JSON', value: copies.json, icon: 'json' },
        { label: 'curl command', value: copies.curl, icon: 'admin', shown: true, divided: true },
      ]}
    />
  );
}
