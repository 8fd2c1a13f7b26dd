'use client';
import { useQuery } from '@tanstack/react-query';
import { Kv } from '@/components/data/kv';
import { Chip } from '@/components/ui/chip';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import type { HostSummary, RouteConfigDetail } from '@/lib/answers/route-detail-types';
import { answerQuery } from '@/lib/api/queries';
import { visibleText } from '@/lib/core/visible-text';
import { formatCount, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf } from '../copy-items';
import { PageLink } from '../links';
import { mono, named, versionOf } from '../parts';
import { requireTlsWords } from '../words/require-tls-words';
import { updatedText } from '../words/time-words';
import { FieldList } from './field-list';
import { FilterSection } from './filter-section';
import { atOneLevel } from './lines/filter-lines';
import { headerLines } from './lines/header-words';
import { configLines, scopeLines } from './lines/host-lines';
import { mirrorListLines } from './lines/policy-lines';
import { listOf } from './list-of';
import { NoticeList } from './notice-list';
import { ObjectShown, type ObjectView, type ViewState } from './object-view';
import { UserLinks } from './route-provenance';
import type { Section } from './route-sections';

export interface ConfigPanelProps {
  readonly info: SnapshotInfo;
  readonly name: string;
  readonly state: ViewState;
}

/** One route configuration: who uses it, and what holds for all its virtual hosts. */
export function ConfigPanel({ info, name, state }: ConfigPanelProps) {
  const query = useQuery({
    ...answerQuery(info.id, { ask: 'route-config', name }),
    placeholderData: (previous) => previous,
  });
  return (
    <ObjectShown
      label="Route configuration"
      query={query}
      state={state}
      view={(detail) => configView(info, detail)}
    />
  );
}

function configView(info: SnapshotInfo, detail: RouteConfigDetail): ObjectView {
  const { name, pointer, json, state, counts } = detail;
  return {
    word: 'route configuration',
    label: `Route configuration ${named(name)}`,
    kind: <Chip tone="line">Route configuration</Chip>,
    title: named(name),
    subtitle: (
      <>
        {plural(counts.virtualHosts, 'virtual host')}, {plural(counts.routes, 'route')}
      </>
    ),
    subject: {
      name,
      json,
      pointer,
      commands: commandsOf(info, { show: 'route-config', name, list: listOf(pointer), object: null }),
    },
    sections: configSections(detail),
    below: [
      {
        id: 'provenance',
        title: 'Provenance',
        body: (
          <Kv
            entries={[
              ['State', mono(state)],
              ['Version', versionOf(detail.version)],
              ['Updated', updatedText(detail.lastUpdated, info.takenAt)],
              [
                detail.users.length === 1 ? 'Listener' : 'Listeners',
                <UserLinks key="users" users={detail.users} />,
              ],
            ]}
          />
        ),
      },
    ],
    previous: null,
    next: null,
  };
}

function configSections(detail: RouteConfigDetail): readonly Section[] {
  const { config, mirrors, scopes, copies } = detail;
  const sections: readonly (Section | null)[] = [
    config.notices.length === 0 && copies === 1
      ? null
      : { id: 'problems', title: 'Problems', body: <ConfigProblems detail={detail} /> },
    { id: 'content', title: 'Content', body: <Content detail={detail} /> },
    {
      id: 'settings',
      title: 'Settings',
      body: <FieldList lines={configLines(config)} none="nothing set" />,
    },
    scopes.length === 0
      ? null
      : {
          id: 'scopes',
          title: 'Scopes',
          body: (
            <>
              <p className="mut xs mb-1">
                A request whose parts are all equal to a scope’s key uses these routes.
              </p>
              <FieldList lines={scopes.flatMap(scopeLines)} />
            </>
          ),
        },
    { id: 'headers', title: 'Headers', body: <FieldList lines={headerLines(config.headers)} /> },
    mirrors.length === 0
      ? null
      : { id: 'mirrors', title: 'Mirrors', body: <FieldList lines={mirrorListLines(mirrors)} /> },
    { id: 'filters', title: 'Filters', body: <FilterSection settings={atOneLevel(config.filters)} /> },
    { id: 'hosts', title: 'Virtual hosts', body: <Hosts detail={detail} /> },
  ];
  return sections.filter((section) => section !== null);
}

function ConfigProblems({ detail }: { readonly detail: RouteConfigDetail }) {
  const { copies, config } = detail;
  return (
    <div className="grid gap-2">
      {copies === 1 ? null : (
        <Note kind="info">
          {copies} route configurations have this name: listeners hold them inline. The first of the dump is
          shown.
        </Note>
      )}
      <NoticeList notices={config.notices} />
    </div>
  );
}

function Content({ detail }: { readonly detail: RouteConfigDetail }) {
  const { counts, name } = detail;
  return (
    <Kv
      entries={[
        ['Virtual hosts', formatCount(counts.virtualHosts)],
        ['Domains', formatCount(counts.domains)],
        [
          'Routes',
          <PageLink key="routes" page="/routes" params={{ config: name }}>
            {formatCount(counts.routes)}
          </PageLink>,
        ],
        ['Virtual clusters', counts.virtualClusters === 0 ? null : formatCount(counts.virtualClusters)],
        [
          'Problems',
          counts.problems === 0 ? null : (
            <Status key="problems" kind="warn" label={plural(counts.problems, 'route')} />
          ),
        ],
      ]}
    />
  );
}

function Hosts({ detail }: { readonly detail: RouteConfigDetail }) {
  const { hosts, counts, name } = detail;
  const more = counts.virtualHosts - hosts.length;
  if (hosts.length === 0) return <p className="sm mut">none: every request answers 404</p>;
  return (
    <>
      <ul className="grid gap-1">
        {hosts.map((host) => (
          <HostLine key={host.pointer} host={host} config={name} />
        ))}
      </ul>
      {more > 0 ? <p className="mut xs mt-1">and {formatCount(more)} more in the list</p> : null}
    </>
  );
}

function HostLine({ host, config }: { readonly host: HostSummary; readonly config: string }) {
  const tls = requireTlsWords(host.requireTls);
  const facts = [
    host.hasMatcherTree ? 'matcher tree' : plural(host.routes, 'route'),
    plural(host.domains, 'domain'),
    ...(tls === null ? [] : [tls]),
  ];
  return (
    <li className="sm row wrap">
      <PageLink
        page="/routes"
        params={{ config, sel: host.pointer }}
        className="lnk mono wrap-anywhere"
        title={visibleText(host.firstDomain)}
      >
        {visibleText(named(host.name))}
      </PageLink>
      <span className="mut xs">{facts.join(' · ')}</span>
      {host.problems === 0 ? null : <Status kind="warn" label={plural(host.problems, 'problem')} />}
    </li>
  );
}
