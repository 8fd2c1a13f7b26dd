import type { ReactNode } from 'react';
import { Disclosure } from '@/components/ui/disclosure';
import { Mid } from '@/components/ui/mid';
import type { RouteDetail } from '@/lib/answers/route-detail-types';
import type { ActionDetail, ClusterWeight } from '@/lib/envoy/route-detail-model';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { clusterText } from '../words/cluster-label';
import { homeOf } from './action-cell';
import { FieldList } from './field-list';
import { FilterSection } from './filter-section';
import { HeaderSteps } from './header-steps';
import { directResponseLines, forwardLines, metadataLines, redirectLines } from './lines/action-lines';
import { extensionWords } from './lines/extension-words';
import { filterLines } from './lines/filter-lines';
import { limitLines } from './lines/limit-lines';
import { type Lines, line } from './lines/line';
import { matchLines } from './lines/match-lines';
import { otherLines } from './lines/other-lines';
import { policyLines } from './lines/policy-lines';
import { RouteProblems } from './route-problems';
import { RouteProvenance } from './route-provenance';
import { Weights } from './weights';

/** One titled part of what there is to say of an object. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: ReactNode;
}

/** Everything about a route, in the order in which it is read: is it well, what it asks, what it does. */
export function routeSections(info: SnapshotInfo, detail: RouteDetail): readonly Section[] {
  const { config, settings } = detail;
  const home = homeOf(detail.row.origin);
  const other = otherLines(detail);
  const sections: readonly (Section | null)[] = [
    detail.problems.length === 0 && detail.notices.length === 0 && detail.row.state.kind === 'ok'
      ? null
      : { id: 'problems', title: 'Problems', body: <RouteProblems detail={detail} /> },
    { id: 'match', title: 'Match', body: <FieldList lines={matchLines(config.match)} /> },
    { id: 'action', title: 'Action', body: <Action detail={detail} /> },
    config.action.kind === 'forward'
      ? {
          id: 'policy',
          title: 'Policy',
          body: (
            <FieldList
              lines={[...policyLines(config.action, detail), ...limitLines(settings.rateLimits)]}
              home={home}
            />
          ),
        }
      : null,
    { id: 'headers', title: 'Headers', body: <HeaderSteps settings={settings} /> },
    { id: 'filters', title: 'Filters', body: <FilterSection settings={settings} /> },
    other.length === 0
      ? null
      : { id: 'other', title: 'Tracing, statistics, metadata', body: <FieldList lines={other} /> },
    { id: 'provenance', title: 'Provenance', body: <RouteProvenance info={info} detail={detail} /> },
  ];
  return sections.filter((section) => section !== null);
}

function Action({ detail }: { readonly detail: RouteDetail }) {
  const { config, row } = detail;
  const { action } = config;
  const lines = actionLines(action, detail.plugin);
  const shown = row.action;
  const clusters = shown.kind === 'cluster' || shown.kind === 'weighted' ? shown.clusters : [];
  const weights =
    action.kind === 'forward' && action.specifier.kind === 'weighted' ? action.specifier.clusters : [];
  return (
    <div className="grid gap-2">
      {clusters.length === 0 ? null : (
        <Weights clusters={clusters} home={homeOf(row.origin)} state={row.state} />
      )}
      {weights.map((cluster, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one cluster may be listed twice, in an order that is fixed
        <ArmSettings key={place} arm={cluster} home={homeOf(row.origin)} />
      ))}
      {lines.length === 0 && clusters.length > 0 ? null : <FieldList lines={lines} />}
    </div>
  );
}

function actionLines(action: ActionDetail, plugin: RouteDetail['plugin']): Lines {
  switch (action.kind) {
    case 'forward':
      return forwardLines(action, plugin);
    case 'redirect':
      return redirectLines(action);
    case 'direct-response':
      return directResponseLines(action);
    case 'filter-action':
      return line('filter_action', extensionWords(action.extension));
    case 'non-forwarding':
      return line('non_forwarding_action', 'made for a filter or a client, not for an upstream');
    case 'unknown':
      return line('action', action.field === '' ? 'none' : `${action.field} is not understood: see JSON`);
  }
}

/** Settings that only hold for one of the weighted clusters; its headers stand with the others. */
function armLines(arm: ClusterWeight): Lines {
  return [
    ...line('host_rewrite_literal', arm.hostRewrite, {
      note: 'Used when the route itself rewrites no host.',
    }),
    ...metadataLines('metadata_match', arm.metadataMatch),
    ...arm.filters.flatMap((filter) =>
      filterLines(filter).map((each) => ({
        ...each,
        field: `typed_per_filter_config.${filter.name} ${each.field}`,
      })),
    ),
  ];
}

function ArmSettings({ arm, home }: { readonly arm: ClusterWeight; readonly home: string | null }) {
  const lines = armLines(arm);
  if (lines.length === 0) return null;
  const name = arm.name === '' ? `header ${arm.clusterHeader}` : clusterText(arm.name, home);
  return (
    <Disclosure
      summary={
        <>
          Only for <Mid text={name} />
        </>
      }
    >
      <FieldList lines={lines} />
    </Disclosure>
  );
}
