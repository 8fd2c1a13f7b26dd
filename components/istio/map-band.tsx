'use client';
import { plural } from '@/lib/core/words';
import { elsewhereKey, foldedKey, foldedRoutesKey } from './map-edges';
import { GatewayElsewhere, GatewayNode } from './map-gateway';
import type { Band, Section } from './map-layout';
import { FoldedNode, FoldedServices, GroupNodes, ServiceNode } from './map-route';
import { NoWorkload, WorkloadNode } from './map-workload';

/** A workload with the bands of its Gateways. */
export function SectionNodes({ section }: { readonly section: Section }) {
  const { workload, bands, elsewhere } = section;
  return (
    <section
      className="wl"
      aria-label={workload === null ? 'Gateways without pods' : `${workload.namespace}/${workload.name}`}
    >
      {workload === null ? <NoWorkload /> : <WorkloadNode workload={workload} />}
      <div>
        {bands.map((band) => (
          <BandNodes key={band.key} band={band} />
        ))}
        {workload === null
          ? null
          : elsewhere.map((gateway) => (
              <div key={gateway.id} className="band">
                <GatewayElsewhere gateway={gateway} nodeKey={elsewhereKey(workload.id, gateway.id)} />
              </div>
            ))}
        {bands.length + elsewhere.length === 0 ? (
          <p className="mut sm py-2">No Gateway selects these pods.</p>
        ) : null}
      </div>
    </section>
  );
}

function BandNodes({ band }: { readonly band: Band }) {
  const { gateway } = band;
  return (
    <div className="band">
      <GatewayNode band={band} />
      {band.count === 0 ? (
        <p className="mut sm none">No route is attached.</p>
      ) : band.isOpen ? (
        <div>
          {band.groups.map((group) => (
            <GroupNodes key={group.key} group={group} isOnly={band.groups.length === 1} />
          ))}
        </div>
      ) : (
        <FoldedNode
          nodeKey={foldedRoutesKey(band.key)}
          opens={band.key}
          label={band.groups.length === 1 ? gateway.ref.name : plural(band.groups.length, 'namespace')}
          count={band.count}
          state={band.state}
        />
      )}
      <ServiceNodes band={band} />
    </div>
  );
}

function ServiceNodes({ band }: { readonly band: Band }) {
  if (!band.isOpen) {
    return (
      <div className="svcs">
        {band.services.length === 0 ? null : (
          <FoldedServices nodeKey={foldedKey(band.key)} items={band.services} />
        )}
      </div>
    );
  }
  const homes = new Map(
    band.groups.flatMap(({ namespace, items }) =>
      items.flatMap(({ route }) => route.targets.map(({ serviceId }) => [serviceId, namespace] as const)),
    ),
  );
  const folded = band.groups.filter((group) => !group.isOpen && group.services.length > 0);
  return (
    <div className="svcs">
      <div className="stack">
        {band.services.map((item) => (
          <ServiceNode key={item.key} item={item} home={homes.get(item.service.id) ?? ''} />
        ))}
      </div>
      {folded.map((group) => (
        <FoldedServices key={group.key} nodeKey={foldedKey(group.key)} items={group.services} />
      ))}
    </div>
  );
}
