import { Kv } from '@/components/data/kv';
import { ObjectLink } from '@/components/istio/origin-link';
import type { ClusterDetail } from '@/lib/answers/clusters-types';
import { formatCount } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { PageLink } from '../links';
import { mono, RowOrigin, versionOf } from '../parts';
import { protocolWords, ruleWords, securityWords } from '../words/cluster-words';
import { durationWords } from '../words/duration-words';
import { updatedText } from '../words/time-words';
import { DetailSection } from './detail-frame';

export interface ClusterFactsProps {
  readonly info: SnapshotInfo;
  readonly detail: ClusterDetail;
}

/** What the cluster is, in a few lines; the tab Settings has all of it. */
export function ClusterFacts({ info, detail }: ClusterFactsProps) {
  const { cluster, row, settings, status } = detail;
  const service = row.service === null ? null : <ObjectLink subject={row.service} href={null} />;
  const subset = row.parts?.subset || settings?.metadata.subset || '';
  return (
    <DetailSection title="Cluster">
      <Kv
        entries={[
          ['Type', mono(cluster.type)],
          ['Subset', subset === '' ? null : mono(subset)],
          ['Service', service],
          ['Shaped by', <RowOrigin key="origin" origin={row.origin} className="lnk" />],
          ['EDS name', cluster.edsServiceName === null ? null : mono(cluster.edsServiceName)],
          ['Load balancing', mono(cluster.lbPolicy)],
          ['Localities', settings === null ? null : ruleWords(settings.loadBalancing.localities)],
          ['Panic', panicWords(cluster.panicThreshold)],
          ['Protocol', settings === null ? null : protocolWords(settings.protocol.kind)],
          ['TLS', tlsWords(detail)],
          ['Outlier detection', cluster.outlierDetection ? 'on' : 'off'],
          ['Connect timeout', cluster.connectTimeout === null ? null : durationWords(cluster.connectTimeout)],
          ['Statistics', status?.observabilityName == null ? null : mono(status.observabilityName)],
          ['Version', versionOf(cluster.version)],
          ['Updated', updatedText(cluster.lastUpdated, info.takenAt)],
        ]}
      />
    </DetailSection>
  );
}

function panicWords(threshold: number): string {
  return threshold === 0
    ? 'never: without an available endpoint requests answer 503 UH'
    : `below ${threshold} % available endpoints, health is ignored`;
}

function tlsWords({ row, cluster }: ClusterDetail): string {
  const sni = cluster.tls?.sni;
  return `${securityWords(row.security)}${sni === null || sni === undefined || sni === '' ? '' : `, SNI ${sni}`}`;
}

/** The routes that can send a request to this cluster. */
export function UsedBy({ usedBy }: { readonly usedBy: ClusterDetail['usedBy'] }) {
  return (
    <DetailSection title="Used by">
      {usedBy.total === 0 ? (
        <p className="sm mut">No route of this Envoy leads here.</p>
      ) : (
        <ul className="grid gap-1">
          {usedBy.routes.map((route) => (
            <li key={route.pointer} className="sm min-w-0 truncate">
              <PageLink
                page="/routes"
                params={{ config: route.routeConfig, sel: route.pointer }}
                className="lnk mono"
              >
                {route.label === '' ? '(any path)' : route.label}
              </PageLink>{' '}
              <span className="mut">in</span> <code>{route.virtualHost}</code>
            </li>
          ))}
        </ul>
      )}
      {usedBy.total > usedBy.routes.length ? (
        <p className="xs mut mt-1">
          The first {usedBy.routes.length} of {formatCount(usedBy.total)} routes.
        </p>
      ) : null}
    </DetailSection>
  );
}
