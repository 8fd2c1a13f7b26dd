import type { TreeRoutes } from '@/lib/answers/route-detail-types';
import type { RouteRow } from '@/lib/answers/routes-types';
import { visibleText } from '@/lib/core/visible-text';
import type { MatcherTree } from '@/lib/envoy/model';
import { PageLink } from '../links';
import { MatcherTreeView } from '../matcher-tree';
import { RowStatus } from '../parts';
import { actionWords } from '../words/action-words';
import { pathText } from '../words/match-words';
import { homeOf } from './action-cell';

/** The matcher tree of a virtual host; its actions are routes, which must still match for themselves. */
export function HostTree({
  tree,
  routes,
}: {
  readonly tree: MatcherTree;
  readonly routes: readonly TreeRoutes[];
}) {
  const byAction = new Map(routes.map(({ pointer, rows }): [string, readonly RouteRow[]] => [pointer, rows]));
  return (
    <>
      <p className="mut xs mb-1">
        A route that the tree leads to must still match the request; if it does not, the answer is 404 and the
        tree is not asked again.
      </p>
      <MatcherTreeView
        tree={tree}
        label="Matcher tree of the virtual host"
        action={({ pointer, name }) => <TreeAction rows={byAction.get(pointer) ?? []} name={name} />}
      />
    </>
  );
}

function TreeAction({ rows, name }: { readonly rows: readonly RouteRow[]; readonly name: string }) {
  if (rows.length === 0) return <code>{visibleText(name)}</code>;
  return (
    <span className="grid">
      {rows.map((row) => (
        <span key={row.pointer} className="row wrap min-h-6">
          <PageLink
            page="/routes"
            params={{ config: row.routeConfig, sel: row.pointer }}
            className="lnk mono"
          >
            {visibleText(pathText(row.path))}
          </PageLink>
          <span className="sec">→ {visibleText(actionWords(row.action, homeOf(row.origin)).target)}</span>
          <RowStatus state={row.state} />
        </span>
      ))}
    </span>
  );
}
