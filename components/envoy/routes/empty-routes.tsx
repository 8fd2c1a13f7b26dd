'use client';
import { EmptyState } from '@/components/data/states';
import { Button } from '@/components/ui/button';
import type { RoutesPage as Answer } from '@/lib/answers/routes-types';
import { named } from '../parts';
import { hostAndPath, isUnknownConfig } from './empty-reason';
import type { RoutesState } from './use-routes-state';

export interface EmptyRoutesProps {
  readonly state: RoutesState;
  readonly page: Answer | undefined;
  /** As it was typed. */
  readonly filter: string;
}

/** Why no route is listed: an unknown configuration, none at all, or the filter. */
export function EmptyRoutes({ state, page, filter }: EmptyRoutesProps) {
  if (page !== undefined && isUnknownConfig(state.config, page.routeConfigs))
    return <NoConfig name={state.config ?? ''} onShowAll={() => state.setConfig('*')} />;
  if (page === undefined || page.counts.total === 0)
    return <EmptyState reason={{ kind: 'none', what: 'routes' }} />;
  if (state.problemsOnly && filter.trim() === '')
    return <NoProblems onShowAll={() => state.setProblemsOnly(false)} />;
  const apart = hostAndPath(filter);
  return (
    <EmptyState
      reason={{
        kind: 'filtered',
        what: state.problemsOnly ? 'routes with problems' : 'routes',
        filter,
        hidden: state.problemsOnly ? page.problems : page.counts.total,
        onClear: () => state.setText(''),
      }}
    >
      {apart === null ? null : (
        <p className="sm sec">
          Words are matched one by one: try{' '}
          <button type="button" className="lnk mono wrap-anywhere" onClick={() => state.setText(apart)}>
            {apart}
          </button>
        </p>
      )}
    </EmptyState>
  );
}

function NoProblems({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <div className="state">
      <p className="sec">No route has a problem.</p>
      <div>
        <Button small onClick={onShowAll}>
          Show all routes
        </Button>
      </div>
    </div>
  );
}

/** An old link, or another proxy: the URL names what this snapshot does not have. */
function NoConfig({ name, onShowAll }: { readonly name: string; readonly onShowAll: () => void }) {
  return (
    <div className="state">
      <p className="sec">
        No route configuration <code className="wrap-anywhere">{named(name)}</code> in this snapshot.
      </p>
      <div>
        <Button small onClick={onShowAll}>
          Show all routes
        </Button>
      </div>
    </div>
  );
}
