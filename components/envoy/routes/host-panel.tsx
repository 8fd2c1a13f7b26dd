'use client';
import { useQuery } from '@tanstack/react-query';
import { Kv } from '@/components/data/kv';
import { Chip } from '@/components/ui/chip';
import { Status } from '@/components/ui/status';
import type { VirtualHostDetail } from '@/lib/answers/route-detail-types';
import { answerQuery } from '@/lib/api/queries';
import type { JsonPointer } from '@/lib/core/brand';
import { visibleText } from '@/lib/core/visible-text';
import { plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf } from '../copy-items';
import { PageLink } from '../links';
import { named, versionOf } from '../parts';
import { updatedText } from '../words/time-words';
import { DomainList } from './domain-list';
import { FieldList } from './field-list';
import { FilterSection } from './filter-section';
import { HostTree } from './host-tree';
import { atOneLevel } from './lines/filter-lines';
import { headerLines } from './lines/header-words';
import { hostLines, hostPolicyLines, virtualClusterLines } from './lines/host-lines';
import { listOf } from './list-of';
import { NoticeList } from './notice-list';
import { ObjectShown, type ObjectView, type ViewState } from './object-view';
import { ConfigLink, ExplainLink } from './route-provenance';
import type { Section } from './route-sections';

export interface HostPanelProps {
  readonly info: SnapshotInfo;
  readonly pointer: JsonPointer;
  readonly state: ViewState;
}

/** One virtual host: its domains, and what holds for all its routes. */
export function HostPanel({ info, pointer, state }: HostPanelProps) {
  const query = useQuery({
    ...answerQuery(info.id, { ask: 'virtual-host', pointer }),
    placeholderData: (previous) => previous,
  });
  return (
    <ObjectShown label="Virtual host" query={query} state={state} view={(detail) => hostView(info, detail)} />
  );
}

function hostView(info: SnapshotInfo, detail: VirtualHostDetail): ObjectView {
  const { name, pointer, json, routeConfig } = detail;
  return {
    word: 'virtual host',
    label: `Virtual host ${named(name)}`,
    kind: <Chip tone="line">Virtual host</Chip>,
    title: named(name),
    subtitle: (
      <>
        in <ConfigLink name={routeConfig.name} />
      </>
    ),
    subject: {
      name,
      json,
      pointer,
      commands: commandsOf(info, {
        show: 'route-config',
        name: routeConfig.name,
        list: listOf(routeConfig.pointer),
        object: null,
      }),
    },
    sections: hostSections(detail),
    below: [
      {
        id: 'provenance',
        title: 'Provenance',
        body: (
          <Kv
            entries={[
              ['Request', <ExplainLink key="explain" pointer={pointer} />],
              ['Route config', <ConfigLink key="config" name={routeConfig.name} />],
              ['Version', versionOf(routeConfig.version)],
              ['Updated', updatedText(routeConfig.lastUpdated, info.takenAt)],
            ]}
          />
        ),
      },
    ],
    previous: detail.previous,
    next: detail.next,
  };
}

function hostSections(detail: VirtualHostDetail): readonly Section[] {
  const { config, mirrors, tree } = detail;
  const clusters = virtualClusterLines(config);
  const sections: readonly (Section | null)[] = [
    config.notices.length === 0
      ? null
      : { id: 'problems', title: 'Problems', body: <NoticeList notices={config.notices} /> },
    { id: 'routes', title: 'Routes', body: <Routes detail={detail} /> },
    tree === null
      ? null
      : { id: 'tree', title: 'Matcher tree', body: <HostTree tree={tree} routes={detail.treeRoutes} /> },
    {
      id: 'domains',
      title: `Domains (${config.domains.length})`,
      body: <DomainList domains={config.domains} />,
    },
    { id: 'settings', title: 'Settings', body: <FieldList lines={hostLines(config)} none="nothing set" /> },
    clusters.length === 0
      ? null
      : {
          id: 'virtual-clusters',
          title: 'Virtual clusters',
          body: (
            <>
              <p className="mut xs mb-1">
                Requests counted apart; the first whose headers match. Routing does not look at them.
              </p>
              <FieldList lines={clusters} />
            </>
          ),
        },
    {
      id: 'policy',
      title: 'Policy for its routes',
      body: <FieldList lines={hostPolicyLines(config, mirrors)} />,
    },
    { id: 'headers', title: 'Headers', body: <FieldList lines={headerLines(config.headers)} /> },
    { id: 'filters', title: 'Filters', body: <FilterSection settings={atOneLevel(config.filters)} /> },
  ];
  return sections.filter((section) => section !== null);
}

function Routes({ detail }: { readonly detail: VirtualHostDetail }) {
  const { routes, problems, config, routeConfig, name } = detail;
  if (config.hasMatcherTree) return <p className="sm">Chosen by a matcher tree instead of a list.</p>;
  return (
    <p className="sm row wrap">
      <PageLink page="/routes" params={{ config: routeConfig.name, q: name, sel: detail.pointer }}>
        {plural(routes, 'route')}
      </PageLink>
      {routes === 0 ? <span className="mut">404 for its domains</span> : null}
      {problems === 0 ? null : <Status kind="warn" label={`${plural(problems, 'problem')} among them`} />}
      <span className="vh">of {visibleText(name)}</span>
    </p>
  );
}
