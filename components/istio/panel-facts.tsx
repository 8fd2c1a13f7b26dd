'use client';
import { Kv } from '@/components/data/kv';
import { PanelSection } from '@/components/data/panel';
import { utcDateTime } from '@/components/shell/time-words';
import { Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { formatCount, plural } from '@/lib/core/words';
import type {
  AttachmentMap,
  MapGateway,
  MapRoute,
  MapService,
  MapTarget,
  MapWorkload,
} from '@/lib/istio/map-model';
import { tlsText } from './map-gateway';
import { KindBadge } from './map-route';
import { readyText, targetText } from './map-rows';

interface Scope {
  readonly map: AttachmentMap;
  readonly onSelect: (id: string) => void;
}

/** Servers with what they become on the pods, and the routes that use them. */
export function GatewayFacts({ gateway, map, onSelect }: Scope & { readonly gateway: MapGateway }) {
  const routes = map.routes.filter((route) =>
    route.attachments.some(({ gatewayId, state }) => gatewayId === gateway.id && state === 'attached'),
  );
  return (
    <>
      <PanelSection title="Servers">
        <ul className="grid gap-2">
          {gateway.servers.map((server) => (
            <li key={server.id} className="sm">
              <b className="font-semibold">
                :{server.port}
                {server.targetPort === null || server.targetPort === server.port
                  ? ''
                  : ` → ${server.targetPort}`}{' '}
                {server.protocol}
              </b>{' '}
              <span className="mut">
                {[tlsText(server), server.credentialName].filter((part) => part !== null).join(', ')}
              </span>
              <span className="mono block break-words">{server.hosts.join(', ')}</span>
            </li>
          ))}
        </ul>
      </PanelSection>
      <PanelSection title={`Pods · ${plural(gateway.workloadIds.length, 'workload')}`}>
        {gateway.workloadIds.length === 0 ? (
          <p className="sm">No gateway pod answers to the selector.</p>
        ) : (
          <ul>
            {gateway.workloadIds.map((id) => (
              <li key={id}>
                <button type="button" className="lnk mono" onClick={() => onSelect(id)}>
                  {id.slice(id.indexOf(':') + 1)}
                </button>
              </li>
            ))}
          </ul>
        )}
      </PanelSection>
      <RouteList title="Routes attached" routes={routes} onSelect={onSelect} />
      <PanelSection>
        <Kv
          mono
          entries={[
            ['Selector', gateway.selector || 'none: every gateway pod'],
            ['Created', gateway.createdAt === '' ? 'not known' : utcDateTime(gateway.createdAt)],
          ]}
        />
      </PanelSection>
    </>
  );
}

/** Pods with readiness, ports, Gateways. */
export function WorkloadFacts({ workload, map, onSelect }: Scope & { readonly workload: MapWorkload }) {
  const gateways = map.gateways.filter(({ id }) => workload.gatewayIds.includes(id));
  return (
    <>
      <PanelSection title={`Pods · ${formatCount(workload.pods.length)}`}>
        <ul className="grid gap-1">
          {workload.pods.map(({ name, ready }) => (
            <li key={name} className="sm flex items-center gap-2">
              <Status kind={ready ? 'ok' : 'warn'} label={ready ? 'Ready' : 'Not ready'} quiet={ready} />
              <Mid text={name} tail={5} />
            </li>
          ))}
        </ul>
      </PanelSection>
      <PanelSection title={`Gateways · ${formatCount(gateways.length)}`}>
        <ul>
          {gateways.map(({ id, ref }) => (
            <li key={id}>
              <button type="button" className="lnk mono" onClick={() => onSelect(id)}>
                {ref.namespace}/{ref.name}
              </button>
            </li>
          ))}
        </ul>
      </PanelSection>
      <PanelSection>
        <Kv
          mono
          entries={workload.ports.map(
            ({ port, targetPort }) => [`Port ${port}`, `listens on ${targetPort}`] as const,
          )}
        />
      </PanelSection>
    </>
  );
}

/** Endpoints, and the routes that send requests there. */
export function ServiceFacts({ service, map, onSelect }: Scope & { readonly service: MapService }) {
  const routes = map.routes.filter((route) =>
    route.targets.some(({ serviceId }) => serviceId === service.id),
  );
  return (
    <>
      {service.exists ? null : (
        <PanelSection title="Why it is missing">
          <p className="sm">
            Neither a Service nor a ServiceEntry has the host <code>{service.host}</code>. Envoy answers 503
            NC.
          </p>
          {service.host.includes('.svc.') ? null : (
            <p className="sm sec">Istio takes a name with a dot as a full host, not as name and namespace.</p>
          )}
        </PanelSection>
      )}
      <RouteList title="Routes to it" routes={routes} onSelect={onSelect} />
      <PanelSection>
        <Kv
          mono
          entries={[
            ['Host', service.host],
            ['Ready', service.exists ? readyText(service) || 'not known' : null],
            ...subsetEntries(service, routes),
          ]}
        />
      </PanelSection>
    </>
  );
}

/** Each subset that the routes name, once: how many of its pods are ready, or that nobody defines it. */
function subsetEntries(
  service: MapService,
  routes: readonly MapRoute[],
): readonly (readonly [string, string])[] {
  const targets = routes.flatMap((route) => route.targets).filter((each) => each.serviceId === service.id);
  return [
    ...new Map(
      targets.flatMap((target) =>
        target.subset === null || target.missing === 'host'
          ? []
          : [[`Subset ${target.subset}`, subsetText(target)] as const],
      ),
    ),
  ];
}

function subsetText(target: MapTarget): string {
  if (target.missing === 'subset') return 'no DestinationRule defines it: Envoy answers 503 NC';
  return targetText(target) || 'not known';
}

/** Routes that are listed; the rest is said as a number. */
const MOST_ROUTES = 50;

interface RouteListProps {
  readonly title: string;
  readonly routes: readonly MapRoute[];
  readonly onSelect: (id: string) => void;
}

function RouteList({ title, routes, onSelect }: RouteListProps) {
  const rest = routes.length - MOST_ROUTES;
  return (
    <PanelSection title={`${title} · ${formatCount(routes.length)}`}>
      <ul className="grid gap-1">
        {routes.slice(0, MOST_ROUTES).map((route) => (
          <li key={route.id} className="flex min-w-0 items-center gap-2">
            <KindBadge badge={route.badge} kind={route.ref.kind} />
            <button type="button" className="lnk flex min-w-0" onClick={() => onSelect(route.id)}>
              <Mid text={`${route.ref.namespace}/${route.ref.name}`} />
            </button>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className="mut sm">and {formatCount(rest)} more</p> : null}
    </PanelSection>
  );
}
