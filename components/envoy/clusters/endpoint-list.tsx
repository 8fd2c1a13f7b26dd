'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Status } from '@/components/ui/status';
import { formatCount } from '@/lib/core/words';
import type { Endpoint } from '@/lib/envoy/model';
import { addressText } from '../words/address';
import { healthReason, healthWords } from '../words/health-words';
import { worstFirst } from './worst-first';

/** Endpoints drawn at first. */
const FIRST = 50;

function facts(endpoint: Endpoint): string {
  return [
    endpoint.weight === null ? '' : `weight ${endpoint.weight}`,
    `priority ${endpoint.priority}`,
    endpoint.locality === '' ? '' : endpoint.locality,
    endpoint.requestsTotal === null ? '' : `${formatCount(endpoint.requestsTotal)} rq`,
    endpoint.connectionsActive === null ? '' : `${formatCount(endpoint.connectionsActive)} cx active`,
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

function EndpointItem({ endpoint }: { readonly endpoint: Endpoint }) {
  const { kind, word } = healthWords(endpoint.health);
  return (
    <li className="sm border-line border-b py-1.5 last:border-b-0">
      <div className="row">
        <code className="min-w-0 flex-1 truncate" title={endpoint.hostname}>
          {addressText(endpoint.address)}
        </code>
        <Status kind={kind} label={word} />
      </div>
      {endpoint.hostname === '' ? null : <div className="mono mut truncate">{endpoint.hostname}</div>}
      <div className="xs mut">{facts(endpoint)}</div>
      {endpoint.health === 'healthy' && endpoint.healthFlags.length === 0 ? null : (
        <div className="xs sec">{healthReason(endpoint)}</div>
      )}
    </li>
  );
}

/** The endpoints of a cluster, worst first, with every health flag in words. */
export function EndpointList({ endpoints }: { readonly endpoints: readonly Endpoint[] }) {
  const [all, setAll] = useState(false);
  const sorted = worstFirst(endpoints);
  const shown = all ? sorted : sorted.slice(0, FIRST);
  return (
    <>
      <ul>
        {shown.map((endpoint, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one address may stand twice, in a fixed order
          <EndpointItem key={`${place} ${addressText(endpoint.address)}`} endpoint={endpoint} />
        ))}
      </ul>
      {shown.length === sorted.length ? null : (
        <Button small className="mt-2" onClick={() => setAll(true)}>
          Show all {formatCount(sorted.length)}
        </Button>
      )}
    </>
  );
}
