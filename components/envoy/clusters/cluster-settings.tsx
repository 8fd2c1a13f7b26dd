import { Note } from '@/components/ui/note';
import { visibleText } from '@/components/ui/visible-text';
import type { ClusterDetail } from '@/lib/answers/clusters-types';
import type {
  ClusterMetadata,
  ClusterSettings,
  Discovery,
  HealthCheck,
  UpstreamProtocol,
} from '@/lib/envoy/cluster-settings-model';
import { PageLink } from '../links';
import { addressText } from '../words/address';
import { clusterText } from '../words/cluster-label';
import { checkWords, protocolWords, shareText } from '../words/cluster-words';
import { DetailColumn, DetailColumns, DetailSection } from './detail-frame';
import { LoadBalancingFacts, SubsetFacts } from './load-balancing';
import { ExtensionItem, SettingList } from './setting-list';
import { Sockets } from './socket-facts';

/** Every field of the cluster's message, by topic. */
export function ClusterSettingsView({ detail }: { readonly detail: ClusterDetail }) {
  const { settings, socketUse } = detail;
  if (settings === null) {
    return (
      <DetailSection title="Settings">
        <Note kind="unk">This entry of the dump holds no cluster that can be read: see its JSON.</Note>
      </DetailSection>
    );
  }
  return (
    <DetailColumns>
      <DetailColumn>
        <DetailSection title="Discovery">
          <DiscoveryFacts discovery={settings.discovery} />
        </DetailSection>
        <DetailSection title="Load balancing">
          <LoadBalancingFacts loadBalancing={settings.loadBalancing} />
        </DetailSection>
        {settings.subsets === null ? null : (
          <DetailSection title="Subsets">
            <SubsetFacts subsets={settings.subsets} />
          </DetailSection>
        )}
        <DetailSection title="Health checks">
          <Checks checks={settings.healthChecks} />
        </DetailSection>
        <DetailSection title="Outlier detection">
          <Outliers detail={detail} settings={settings} />
        </DetailSection>
      </DetailColumn>
      <DetailColumn>
        <DetailSection title={settings.socketMatches.length === 0 ? 'Transport' : 'Transport, by endpoint'}>
          <Sockets settings={settings} use={socketUse} />
        </DetailSection>
        <DetailSection title="Protocol">
          <Protocol protocol={settings.protocol} />
        </DetailSection>
        <DetailSection title="Connections">
          <SettingList settings={settings.connections} empty="Envoy’s defaults." />
        </DetailSection>
        <MoreSettings settings={settings} />
      </DetailColumn>
    </DetailColumns>
  );
}

/** What ejects an endpoint, who is ejected now, and below which success rate that happens. */
function Outliers({
  detail,
  settings,
}: {
  readonly detail: ClusterDetail;
  readonly settings: ClusterSettings;
}) {
  const { endpoints, status } = detail;
  if (settings.outlierDetection === null) {
    return <p className="sm mut">Off: no endpoint is ejected for its answers.</p>;
  }
  const ejected = endpoints.filter(({ endpoint }) => endpoint.healthFlags.includes('failed_outlier_check'));
  const threshold = status?.ejectionThreshold ?? null;
  return (
    <div className="grid gap-2">
      {ejected.length === 0 ? null : (
        <Note kind="warn">
          Ejected now: <code>{visibleText(ejected.map(({ address }) => address).join(', '))}</code>
        </Note>
      )}
      {threshold === null ? null : (
        <p className="xs sec">In the last interval, a success rate below {shareText(threshold)} ejected.</p>
      )}
      <SettingList settings={settings.outlierDetection} empty="On, with Envoy’s defaults." />
    </div>
  );
}

function MoreSettings({ settings }: { readonly settings: ClusterSettings }) {
  const { filters, metadata, others } = settings;
  const hasMetadata = metadata.services.length + metadata.others.length > 0;
  return (
    <>
      {filters.length === 0 ? null : (
        <DetailSection title="Network filters">
          <ol className="grid gap-2">
            {filters.map((filter, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: filters run in a fixed order
              <li key={place}>
                <ExtensionItem extension={filter} />
              </li>
            ))}
          </ol>
        </DetailSection>
      )}
      {hasMetadata ? (
        <DetailSection title="Metadata">
          <Metadata metadata={metadata} />
        </DetailSection>
      ) : null}
      {others.length === 0 ? null : (
        <DetailSection title="Other settings">
          <SettingList settings={others} />
        </DetailSection>
      )}
    </>
  );
}

function DiscoveryFacts({ discovery }: { readonly discovery: Discovery }) {
  const { type, custom, eds, names, clusters, settings } = discovery;
  return (
    <div className="grid gap-2">
      <p className="sm">
        <code>{visibleText(type)}</code>
        {eds === null ? null : (
          <>
            {' '}
            <span className="mut">from</span> {visibleText(eds.source)}
            {eds.serviceName === null ? null : (
              <>
                {' '}
                <span className="mut">as</span>{' '}
                <code className="wrap-anywhere">{visibleText(eds.serviceName)}</code>
              </>
            )}
          </>
        )}
      </p>
      {names.length === 0 ? null : (
        <p className="sm">
          <span className="mut">Configured:</span>{' '}
          <code className="wrap-anywhere">{visibleText(names.map(addressText).join(', '))}</code>
        </p>
      )}
      {clusters.length === 0 ? null : (
        <ol className="grid gap-1">
          {clusters.map((name) => (
            <li key={name} className="sm">
              <PageLink
                page="/clusters"
                params={{ sel: name }}
                className="lnk mono"
                title={visibleText(name)}
              >
                {visibleText(clusterText(name))}
              </PageLink>
            </li>
          ))}
        </ol>
      )}
      {custom === null ? null : <ExtensionItem extension={custom} />}
      <SettingList settings={[...(eds?.settings ?? []), ...settings]} />
    </div>
  );
}

function Checks({ checks }: { readonly checks: readonly HealthCheck[] }) {
  if (checks.length === 0) {
    return <p className="sm mut">None: Envoy believes what discovery says, and what requests show.</p>;
  }
  return (
    <ol className="grid gap-3">
      {checks.map((check, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: checks stand in a fixed order
        <li key={place} className="grid gap-1">
          <p className="sm mono wrap-anywhere">{visibleText(checkWords(check))}</p>
          <SettingList settings={check.settings} />
        </li>
      ))}
    </ol>
  );
}

function Protocol({ protocol }: { readonly protocol: UpstreamProtocol }) {
  const { kind, autoSni, autoSanValidation, settings, httpFilters, others } = protocol;
  return (
    <div className="grid gap-2">
      <p className="sm">{protocolWords(kind)}</p>
      {autoSni ? <p className="xs sec">The SNI is the host of each request.</p> : null}
      {autoSanValidation ? (
        <p className="xs sec">The endpoint’s certificate must be valid for that host.</p>
      ) : null}
      <SettingList settings={settings} />
      {httpFilters.length === 0 ? null : (
        <p className="xs mut">
          HTTP filters upstream:{' '}
          <code>{visibleText(httpFilters.map(({ name, type }) => name || type).join(' → '))}</code>
        </p>
      )}
      {others.map((extension) => (
        <ExtensionItem key={extension.name} extension={extension} />
      ))}
    </div>
  );
}

function Metadata({ metadata }: { readonly metadata: ClusterMetadata }) {
  const services = metadata.services.map(({ host, name, namespace }) => ({
    field: `service ${namespace}/${name}`,
    value: host,
    isKnown: true,
  }));
  const others = metadata.others.map(([namespace, key, value]) => ({
    field: `${namespace} ${key}`,
    value,
    isKnown: true,
  }));
  return <SettingList settings={[...services, ...others]} />;
}
