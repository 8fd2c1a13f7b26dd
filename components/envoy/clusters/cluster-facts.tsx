import { Kv } from '@/components/data/kv';
import { PanelSection } from '@/components/data/panel';
import { ObjectLink } from '@/components/istio/origin-link';
import type { ClusterDetail } from '@/lib/answers/clusters-types';
import { formatCount } from '@/lib/core/words';
import type { Cluster } from '@/lib/envoy/model';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { PageLink } from '../links';
import { mono, muted, RowOrigin, versionOf } from '../parts';
import { durationWords } from '../words/duration-words';
import { updatedText } from '../words/time-words';

/** What the cluster is, besides its endpoints. */
export function ClusterFacts({
  info,
  detail,
}: {
  readonly info: SnapshotInfo;
  readonly detail: ClusterDetail;
}) {
  const { cluster, row } = detail;
  const origin = <RowOrigin origin={row.origin} className="lnk" />;
  const service = row.service === null ? null : <ObjectLink subject={row.service} href={null} />;
  return (
    <PanelSection title="Cluster">
      <Kv
        entries={[
          ['Type', mono(cluster.type)],
          ['Subset', row.parts === null || row.parts.subset === '' ? null : mono(row.parts.subset)],
          ['Service', service],
          ['Shaped by', origin],
          ['EDS name', cluster.edsServiceName === null ? null : mono(cluster.edsServiceName)],
          ['Load balancing', mono(cluster.lbPolicy)],
          ['Connect timeout', cluster.connectTimeout === null ? null : durationWords(cluster.connectTimeout)],
          ['Outlier detection', cluster.outlierDetection ? 'on' : 'off'],
          ['TLS', tlsWords(cluster.tls)],
          ['Version', versionOf(cluster.version)],
          ['Updated', updatedText(cluster.lastUpdated, info.takenAt)],
        ]}
      />
    </PanelSection>
  );
}

function tlsWords(tls: Cluster['tls']) {
  if (tls === null) return muted('plaintext');
  const sni = tls.sni === null || tls.sni === '' ? 'no SNI' : `SNI ${tls.sni}`;
  const secrets = tls.secretNames.length === 0 ? '' : `, secrets ${tls.secretNames.join(', ')}`;
  return mono(`${sni}${secrets}`);
}

/** envoy.config.cluster.v3.CircuitBreakers, one line per priority. Unlimited is Istio's 4294967295. */
export function CircuitBreakers({ cluster }: { readonly cluster: Cluster }) {
  if (cluster.circuitBreakers.length === 0) return null;
  return (
    <PanelSection title="Circuit breakers">
      <Kv
        entries={cluster.circuitBreakers.map(({ priority, limits }) => [
          priority,
          mono(
            limits.map(([limit, value]) => `${limit} ${limitWords(value)}`).join(', ') || 'Envoy’s defaults',
          ),
        ])}
      />
    </PanelSection>
  );
}

const UNLIMITED = 4_294_967_295;

function limitWords(value: number): string {
  return value === UNLIMITED ? 'unlimited' : formatCount(value);
}

/** The routes that can send a request to this cluster. */
export function UsedBy({ usedBy }: { readonly usedBy: ClusterDetail['usedBy'] }) {
  return (
    <PanelSection title="Used by">
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
    </PanelSection>
  );
}
