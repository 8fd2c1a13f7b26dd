import { Note } from '@/components/ui/note';
import type { RouteDetail, RouteProblem } from '@/lib/answers/route-detail-types';
import { visibleText } from '@/lib/core/visible-text';
import { PageLink } from '../links';
import { stateWords } from '../words/state-words';
import { problemWords } from './lines/problem-words';
import { NoticeList } from './notice-list';

/** States that a problem of the route says better, with the status that clients get. */
const SAID: ReadonlySet<string> = new Set(['ok', 'missing-cluster', 'missing-mirror']);

/** What is wrong with a route, what it waits for, and what of it was not understood. */
export function RouteProblems({ detail }: { readonly detail: RouteDetail }) {
  const { problems, notices, row } = detail;
  const state = stateWords(row.state);
  return (
    <div className="grid gap-2">
      {problems.map((problem) => (
        <Problem key={JSON.stringify(problem)} problem={problem} config={row.routeConfig} />
      ))}
      {SAID.has(row.state.kind) ? null : (
        <Note
          kind={state.kind === 'err' || state.kind === 'warn' || state.kind === 'unk' ? state.kind : 'info'}
        >
          {visibleText(state.effect)}
        </Note>
      )}
      <NoticeList notices={notices} />
    </div>
  );
}

function Problem({ problem, config }: { readonly problem: RouteProblem; readonly config: string }) {
  const { kind, text, next } = problemWords(problem);
  return (
    <Note kind={kind === 'shadow' ? 'warn' : kind}>
      <p className="wrap-anywhere">{visibleText(text)}</p>
      <p className="sec sm">
        {next}{' '}
        {problem.kind === 'shadowed' ? (
          <PageLink page="/routes" params={{ config, sel: problem.pointer }}>
            Open route {problem.by}
          </PageLink>
        ) : null}
      </p>
    </Note>
  );
}
