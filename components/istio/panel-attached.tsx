import { Status } from '@/components/ui/status';
import type { MapAttachment, MapGateway, MapRoute } from '@/lib/istio/map-model';

const servedUnder = ({ servedHosts }: MapRoute, serverId: string): readonly string[] =>
  servedHosts.find((served) => served.serverId === serverId)?.hosts ?? [];

interface AttachedProps {
  readonly route: MapRoute;
  readonly attachment: MapAttachment;
  readonly gateway: MapGateway | null;
  readonly onSelect: (id: string) => void;
}

/** Each server of the Gateway: attached, with the hosts under which it serves the route, or left out because its hosts do not meet the route's. */
export function Attached({ route, attachment, gateway, onSelect }: AttachedProps) {
  if (gateway === null) return null;
  const name = `${gateway.ref.namespace}/${gateway.ref.name}`;
  return (
    <ul className="grid gap-1.5">
      {gateway.servers.map((server) => {
        const isAttached = attachment.serverIds.includes(server.id);
        return (
          <li key={server.id} className="sm flex items-start gap-2">
            <Status kind={isAttached ? 'ok' : 'off'} label={isAttached ? 'Attached' : 'Not used'} quiet />
            <span className="min-w-0">
              <b className="font-semibold">
                :{server.port} {server.protocol}
              </b>{' '}
              on{' '}
              <button type="button" className="lnk mono" onClick={() => onSelect(gateway.id)}>
                {name}
              </button>
              <span className="mut block">
                {isAttached ? 'host ' : 'other hosts: '}
                <span className="mono">
                  {(isAttached ? servedUnder(route, server.id) : server.hosts).join(', ')}
                </span>
              </span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
