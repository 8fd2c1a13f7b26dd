import type { ReactNode } from 'react';
import type { RouteRow } from '@/lib/answers/routes-types';
import { homeOf } from './action-cell';
import { FieldList } from './field-list';
import { matchLines } from './lines/match-lines';
import { rowActionLines, rowPolicyLines } from './lines/row-lines';
import { Weights } from './weights';

function Action({ row }: { readonly row: RouteRow }) {
  const { action } = row;
  const lines = rowActionLines(action);
  const clusters = action.kind === 'cluster' || action.kind === 'weighted' ? action.clusters : null;
  return (
    <div className="grid gap-1.5">
      {clusters === null ? null : <Weights clusters={clusters} home={homeOf(row.origin)} state={row.state} />}
      {lines.length === 0 ? null : <FieldList lines={lines} />}
    </div>
  );
}

/** A route unfolded in the list: match, action, policy, as far as its row knows them. */
export function RouteUnfolded({ row }: { readonly row: RouteRow }) {
  const parts: readonly (readonly [string, ReactNode])[] = [
    ['Match', <FieldList key="match" lines={matchLines(row.match)} />],
    ['Action', <Action key="action" row={row} />],
    ['Policy', <FieldList key="policy" lines={rowPolicyLines(row)} home={homeOf(row.origin)} />],
  ];
  return (
    <div className="xg">
      {parts.map(([title, body]) => (
        <div key={title} className="min-w-0">
          <b className="mut mb-1 block text-11">{title}</b>
          {body}
        </div>
      ))}
    </div>
  );
}
