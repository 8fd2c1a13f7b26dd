import { Kv, type KvEntry } from '@/components/data/kv';
import { Note } from '@/components/ui/note';
import { visibleText } from '@/components/ui/visible-text';
import type { EndpointDetail } from '@/lib/answers/endpoints-types';
import { formatCount } from '@/lib/core/words';
import type { EndpointTraffic } from '@/lib/envoy/model';
import { PageLink } from '../links';
import { mono, muted } from '../parts';
import { addressText } from '../words/address';
import { healthFlagWords, healthReason } from '../words/health-words';
import { DetailSection } from './detail-frame';
import { SettingList } from './setting-list';

/** Every flag in words, and what outlier detection measured. */
export function EndpointHealth({ detail }: { readonly detail: EndpointDetail }) {
  const { endpoint } = detail.row;
  const { healthFlags, health, successRate, localOriginSuccessRate } = endpoint;
  const rate = (value: number | null): string | null =>
    value === null ? null : `${Number(value.toFixed(1))} %`;
  return (
    <DetailSection title="Health">
      {healthFlags.length === 0 ? (
        <p className="sm">{healthReason(endpoint)}</p>
      ) : (
        <ul className="grid gap-1">
          {healthFlags.map((flag) => (
            <li key={flag} className="sm" title={flag}>
              {healthFlagWords(flag)} <code className="mut">{visibleText(flag)}</code>
            </li>
          ))}
        </ul>
      )}
      {healthFlags.includes('failed_outlier_check') ? (
        <Note kind="warn" className="mt-2">
          Ejected by outlier detection: it gets no requests until its time is over. Envoy does not say when
          that is.
        </Note>
      ) : null}
      {health === 'draining' ? (
        <p className="xs sec mt-1">It finishes what it has and gets nothing new.</p>
      ) : null}
      <Kv
        entries={[
          ['Success rate', rate(successRate)],
          ['… of this Envoy’s own attempts', rate(localOriginSuccessRate)],
        ]}
      />
    </DetailSection>
  );
}

const COUNTERS: readonly (readonly [keyof EndpointTraffic, string])[] = [
  ['requestsTotal', 'Requests'],
  ['requestsSuccess', 'Successful'],
  ['requestsError', 'Failed'],
  ['requestsTimeout', 'Timed out'],
  ['requestsActive', 'Active requests'],
  ['requestsPending', 'Waiting requests'],
  ['connectionsTotal', 'Connections opened'],
  ['connectionsFailed', 'Connections failed'],
  ['connectionsActive', 'Active connections'],
];

/** Counters since Envoy knows the host; they start anew when it is removed and comes back. */
export function EndpointTrafficFacts({
  traffic,
  takenAt,
}: {
  readonly traffic: EndpointTraffic | null;
  readonly takenAt: string;
}) {
  if (traffic === null) {
    return (
      <DetailSection title="Requests and connections">
        <p className="sm mut">Only /clusters counts them, and it is not in this capture.</p>
      </DetailSection>
    );
  }
  return (
    <DetailSection
      title="Requests and connections"
      meta={<span className="xs mut">{takenAt.slice(11, 19)} UTC</span>}
    >
      <Kv
        entries={COUNTERS.map(([field, title]) => {
          const value = traffic[field];
          return [title, value === null ? null : formatCount(value)];
        })}
      />
    </DetailSection>
  );
}

function podEntries({ row }: EndpointDetail): readonly KvEntry[] {
  const { pods, endpoint } = row;
  if (pods === null) {
    const { workload } = endpoint;
    return workload === null
      ? []
      : [['Workload', mono(visibleText(`${workload.namespace}/${workload.name}`))]];
  }
  if (pods.length === 0) return [['Pod', muted('none of the pods that were read has this address')]];
  return [
    [
      pods.length === 1 ? 'Pod' : 'Pods of that node',
      <span key="pods" className="grid">
        {pods.map(({ namespace, name, ready }) => (
          <span key={`${namespace}/${name}`} className="mono wrap-anywhere">
            {visibleText(`${namespace}/${name}`)}
            {ready ? '' : ' (not ready)'}
          </span>
        ))}
      </span>,
    ],
    ['Workload', mono(visibleText(pods[0]?.workload ?? ''))],
  ];
}

/** What EDS says of it besides its place: metadata that chooses subsets and sockets, and all other fields. */
export function EndpointMetadata({ detail }: { readonly detail: EndpointDetail }) {
  const metadata = detail.metadata.map(([namespace, key, value]) => ({
    field: `${namespace} ${key}`,
    value,
    isKnown: true,
  }));
  const settings = [...metadata, ...detail.settings];
  if (settings.length === 0) return null;
  return (
    <DetailSection title="Metadata and settings">
      <SettingList settings={settings} />
    </DetailSection>
  );
}

function ClusterLink({ cluster }: Pick<EndpointDetail, 'cluster'>) {
  if (cluster === null) return muted('not in this dump');
  return (
    <PageLink page="/clusters" params={{ sel: cluster.name }} className="lnk mono wrap-anywhere">
      {visibleText(cluster.name)}
    </PageLink>
  );
}

export function EndpointPlace({ detail }: { readonly detail: EndpointDetail }) {
  const { row, cluster } = detail;
  const { endpoint } = row;
  const more = endpoint.additionalAddresses.map(addressText);
  return (
    <DetailSection title="Endpoint">
      <Kv
        entries={[
          ['Cluster', <ClusterLink key="cluster" cluster={cluster} />],
          ['More addresses', more.length === 0 ? null : mono(visibleText(more.join(', ')))],
          ['Host name', endpoint.hostname === '' ? null : mono(visibleText(endpoint.hostname))],
          ...podEntries(detail),
          ['Weight', endpoint.weight === null ? null : formatCount(endpoint.weight)],
          ['Priority', String(endpoint.priority)],
          ['Locality', endpoint.locality === '' ? muted('none') : mono(visibleText(endpoint.locality))],
          ['TLS mode', endpoint.tlsMode === null ? null : mono(visibleText(endpoint.tlsMode))],
        ]}
      />
    </DetailSection>
  );
}
