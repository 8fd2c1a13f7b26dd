import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { EndpointRow } from '@/lib/answers/endpoints-types';
import { formatCount } from '@/lib/core/words';
import type { Endpoint } from '@/lib/envoy/model';
import { SelectLink } from '../links';
import { healthReason, healthWords } from '../words/health-words';

function facts({ weight, traffic, successRate }: Endpoint): string {
  const count = (value: number | null | undefined, unit: string): string =>
    value === null || value === undefined ? '' : `${formatCount(value)} ${unit}`;
  return [
    weight === null ? '' : `weight ${weight}`,
    count(traffic?.requestsTotal, 'rq'),
    count(traffic?.requestsActive, 'rq active'),
    count(traffic?.connectionsActive, 'cx active'),
    successRate === null ? '' : `success rate ${Number(successRate.toFixed(1))} %`,
  ]
    .filter((text) => text !== '')
    .join(' · ');
}

function podText({ pods, endpoint }: EndpointRow): string {
  const [first] = pods ?? [];
  if (first !== undefined) {
    const more = (pods?.length ?? 0) > 1 ? ` or ${(pods?.length ?? 0) - 1} more on that node` : '';
    return `${first.namespace}/${first.name}${first.ready ? '' : ' (not ready)'}${more}`;
  }
  if (endpoint.workload !== null) return `${endpoint.workload.namespace}/${endpoint.workload.name}`;
  return endpoint.hostname;
}

export interface EndpointItemProps {
  readonly row: EndpointRow;
  readonly select: (id: string) => void;
}

/** One endpoint in the detail of its cluster: where, how it is and why, what runs there. */
export function EndpointItem({ row, select }: EndpointItemProps) {
  const { endpoint } = row;
  const { kind, word } = healthWords(endpoint.health);
  const pod = podText(row);
  return (
    <li className="sm border-line border-b py-1.5 last:border-b-0">
      <div className="row">
        <SelectLink
          page="/clusters"
          params={{ list: 'endpoints', sel: row.id }}
          onSelect={() => select(row.id)}
          className="lnk mono min-w-0 flex-1 truncate"
          title={visibleText(row.address)}
        >
          {visibleText(row.address)}
        </SelectLink>
        <Status kind={kind} label={word} />
      </div>
      {pod === '' ? null : <div className="mono mut truncate">{visibleText(pod)}</div>}
      <div className="xs mut">{facts(endpoint)}</div>
      {endpoint.health === 'healthy' && endpoint.healthFlags.length === 0 ? null : (
        <div className="xs sec">{healthReason(endpoint)}</div>
      )}
    </li>
  );
}
