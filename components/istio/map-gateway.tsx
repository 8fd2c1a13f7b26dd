'use client';
import { Icon } from '@/components/ui/icons';
import { Mid } from '@/components/ui/mid';
import { plural } from '@/lib/core/words';
import type { MapGateway, MapServer } from '@/lib/istio/map-model';
import type { Band } from './map-layout';
import { FoldButton, NodeButton } from './map-node';
import { kindWords } from './origin-link';

/** `SIMPLE`, `→ https`: what happens to the connection; nothing for plain HTTP. */
export function tlsText({ tlsMode, httpsRedirect }: MapServer): string | null {
  if (httpsRedirect) return '→ https';
  return tlsMode === null ? null : tlsMode.toLowerCase().replaceAll('_', ' ');
}

/** `2 servers, 3 routes` and its kind: what a screen reader hears of the card. */
function nameOf({ ref, servers, routeCount }: MapGateway): string {
  const facts = `${plural(servers.length, 'server')}, ${plural(routeCount, 'route')} attached`;
  return `${ref.namespace}/${ref.name}, ${kindWords(ref.kind)}, ${facts}`;
}

/** The card of a Gateway: its name, and a row for each server while its band is open. */
export function GatewayNode({ band }: { readonly band: Band }) {
  const { gateway, isOpen } = band;
  const { ref, servers } = gateway;
  const showsServers = isOpen || band.count === 0;
  const ports = [...new Set(servers.map(({ port }) => `:${port}`))].join(' ');
  return (
    <div className="node gw" data-node={band.key}>
      <div className="hd">
        {band.count === 0 ? null : (
          <FoldButton nodeKey={band.key} isOpen={isOpen} what={`${ref.namespace}/${ref.name}`} />
        )}
        <NodeButton
          nodeKey={band.key}
          id={gateway.id}
          column={2}
          name={nameOf(gateway)}
          className="nmb"
          isMeasured={false}
        >
          <Icon name="gateway" small className="text-accent" />
          <Mid text={ref.name} />
          <span className="mut xs ns">{ref.namespace}</span>
          {ref.kind === 'KubernetesGateway' ? (
            <span className="map-kind hr" title="Kubernetes Gateway">
              K8s
            </span>
          ) : null}
          {showsServers ? null : <span className="mono mut xs ml-auto">{ports}</span>}
        </NodeButton>
      </div>
      {showsServers ? servers.map((server) => <ServerRow key={server.id} server={server} />) : null}
    </div>
  );
}

function ServerRow({ server }: { readonly server: MapServer }) {
  const hosts = server.hosts.join(', ');
  const tls = tlsText(server);
  return (
    <div className="srv" data-node={server.id}>
      <span>
        <span className="pp">:{server.port}</span> {server.protocol}
      </span>
      <code title={hosts}>{hosts === '' ? 'no host' : hosts}</code>
      {tls === null ? null : (
        <span
          className="row gap-1"
          title={server.credentialName === null ? tls : `${tls}, ${server.credentialName}`}
        >
          {server.httpsRedirect ? null : <Icon name="lock" small />}
          {server.httpsRedirect ? tls : <span className="vh">{tls}</span>}
        </span>
      )}
    </div>
  );
}

/** A row for a Gateway whose band is drawn under another workload. */
export function GatewayElsewhere({
  gateway,
  nodeKey,
}: {
  readonly gateway: MapGateway;
  readonly nodeKey: string;
}) {
  const { namespace, name } = gateway.ref;
  return (
    <NodeButton
      nodeKey={nodeKey}
      id={gateway.id}
      column={2}
      name={`${namespace}/${name}, ${kindWords(gateway.ref.kind)}, shown above`}
      className="it more"
    >
      <Mid text={name} />
      <span className="mut xs">shown above</span>
    </NodeButton>
  );
}
