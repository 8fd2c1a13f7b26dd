'use client';
import { Fragment } from 'react';
import { Chip } from '@/components/ui/chip';
import { StatusMark } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { CandidateView, ClauseView } from '@/lib/answers/explain/types';
import { PageLink } from '../links';
import { RowOrigin } from '../parts';
import { PhraseText } from '../phrase';
import { ActionCell } from '../routes/action-cell';

const MARKS = { yes: 'ok', no: 'err', unknown: 'unk' } as const;
const SAID = { yes: 'holds', no: 'fails', unknown: 'unknown' } as const;

/** The object itself: a route in its list, anything else in the dump. */
export function CandidateName({ candidate }: { readonly candidate: CandidateView }) {
  const { title, pointer, row } = candidate;
  const text = visibleText(title === '' ? '(no condition)' : title);
  if (pointer === null) return <b className="mono">{text}</b>;
  if (row === null)
    return (
      <PageLink page="/config" params={{ at: pointer }} className="lnk mono">
        {text}
      </PageLink>
    );
  return (
    <PageLink page="/routes" params={{ config: row.routeConfig, sel: pointer }} className="lnk mono">
      {text}
    </PageLink>
  );
}

function Pointer({ candidate: { pointer } }: { readonly candidate: CandidateView }) {
  if (pointer === null) return null;
  return (
    <PageLink page="/config" params={{ at: pointer }} className="lnk xs" title={pointer}>
      JSON
    </PageLink>
  );
}

/** The winner or a near miss: every condition, and of the failed ones what was wanted and what was there. */
export function FullCandidate({ candidate }: { readonly candidate: CandidateView }) {
  const { number, outcome, isExpected, row, clauses } = candidate;
  const won = outcome === 'won';
  return (
    <li className={won ? 'win' : 'near'} data-candidate tabIndex={-1}>
      <span className="ord">{number}</span>
      <div className="min-w-0">
        <div className="hd wrap">
          {won ? <Chip tone="acc">Winner</Chip> : <Chip tone="warn">Near miss</Chip>}
          <CandidateName candidate={candidate} />
          {row === null ? null : <ActionCell row={row} />}
          {isExpected ? <Chip tone="line">expected</Chip> : null}
        </div>
        <div className="cl">
          {clauses.map((clause, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions of one candidate never move
            <ClauseLine key={at} clause={clause} />
          ))}
          {clauses.length === 0 ? <span className="sec whole">asks for nothing</span> : null}
        </div>
      </div>
      <span className="from">
        {row === null ? null : <RowOrigin origin={row.origin} className="lnk" />}
        <Pointer candidate={candidate} />
      </span>
    </li>
  );
}

function ClauseLine({ clause }: { readonly clause: ClauseView }) {
  const { label, outcome, wanted, got } = clause;
  return (
    <>
      <span className={`st ${MARKS[outcome]}`}>
        <StatusMark kind={MARKS[outcome]} />
        <span className="vh">{SAID[outcome]}</span>
      </span>
      <span className="sec">{label}</span>
      {outcome === 'yes' ? (
        <span className="min-w-0 wrap-anywhere">
          <PhraseText phrase={wanted} />
        </span>
      ) : (
        <span className="wg">
          <i>wanted</i>
          <span className="w">
            <PhraseText phrase={wanted} />
          </span>
          <i>got</i>
          <span className={outcome === 'no' ? 'g' : 'w'}>
            <PhraseText phrase={got} />
          </span>
        </span>
      )}
    </>
  );
}

/** One line for a loser that was far away: the first condition that failed, and how many more would have. */
export function MiniCandidate({ candidate }: { readonly candidate: CandidateView }) {
  const { number, clauses, row, outcome, isExpected } = candidate;
  const failed = clauses.filter((clause) => clause.outcome === 'no');
  const [first, ...more] = failed;
  return (
    <li className="mini" data-candidate tabIndex={-1}>
      <span className="ord">{number}</span>
      <span className="min-w-0 truncate">
        <CandidateName candidate={candidate} /> {isExpected ? <Chip tone="line">expected</Chip> : null}
      </span>
      <span className="sec min-w-0 truncate">
        {first === undefined ? (
          <span className="mut">{outcome === 'not-tried' ? 'would match, too' : 'no condition failed'}</span>
        ) : (
          <Fragment>
            <StatusMark kind={outcome === 'not-tried' ? 'off' : 'err'} className="inline-mark" /> wanted{' '}
            <PhraseText phrase={first.wanted} />, got <PhraseText phrase={first.got} />
            {more.length === 0 ? '' : ` (${more.map(({ label }) => label).join(', ')} too)`}
          </Fragment>
        )}
      </span>
      <span className="from">
        {row === null ? null : <RowOrigin origin={row.origin} className="lnk" />}
        <Pointer candidate={candidate} />
      </span>
    </li>
  );
}
