'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { ClusterDetail } from '@/lib/answers/clusters-types';
import type { EndpointRow } from '@/lib/answers/endpoints-types';
import { formatCount, plural } from '@/lib/core/words';
import type { LocalityGroup, PriorityGroup } from '@/lib/envoy/endpoint-groups';
import { sharesWords, shareText } from '../words/cluster-words';
import { endpointsWords } from '../words/health-words';
import { EndpointItem } from './endpoint-item';
import { ShareBar } from './share-bar';

export interface FailoverGroupsProps {
  readonly detail: ClusterDetail;
  readonly select: (id: string) => void;
}

/** Endpoints by priority and locality, in the order in which Envoy fails over, with their share of the requests. */
export function FailoverGroups({ detail, select }: FailoverGroupsProps) {
  const { groups, endpoints, endpointTotal, policy } = detail;
  const why = sharesWords(groups);
  const fails = groups.groups.length > 1;
  return (
    <div className="grid gap-3">
      {fails ? (
        <p className="xs mut">
          A priority gives requests away when fewer than {percentOf(policy.overprovisioning)} of its endpoints
          are available.
        </p>
      ) : null}
      {why === '' ? null : <p className="xs sec">{why}</p>}
      <ol className="grid gap-3">
        {groups.groups.map((group) => (
          <Priority key={group.priority} group={group} endpoints={endpoints} alone={!fails} select={select} />
        ))}
      </ol>
      {endpointTotal > endpoints.length ? (
        <p className="xs mut">
          The first {formatCount(endpoints.length)} of {plural(endpointTotal, 'endpoint')}; the list Endpoints
          has all of them.
        </p>
      ) : null}
      <Drops policy={policy} />
    </div>
  );
}

const percentOf = (overprovisioning: number): string =>
  overprovisioning <= 0 ? 'all' : `${Math.min(100, Math.ceil(10_000 / overprovisioning))} %`;

function Drops({ policy }: { readonly policy: ClusterDetail['policy'] }) {
  if (policy.drops.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {policy.drops.map(({ category, percent }) => (
        <li key={category} className="sm">
          <Status kind="warn" label={`Drops ${shareText(percent)}`} />{' '}
          <span className="mut">of all requests, category</span> <code>{visibleText(category)}</code>
        </li>
      ))}
    </ul>
  );
}

interface PriorityProps {
  readonly group: PriorityGroup;
  readonly endpoints: readonly EndpointRow[];
  /** The only priority: its head would say nothing. */
  readonly alone: boolean;
  readonly select: (id: string) => void;
}

function Priority({ group, endpoints, alone, select }: PriorityProps) {
  const { priority, health, share, panics, localities } = group;
  const { kind, word } = endpointsWords(health);
  const plain = alone && localities.length === 1 && localities[0]?.locality === '';
  return (
    <li className={plain ? '' : 'rounded-2 border border-line px-3 py-2'}>
      {plain ? null : (
        <div className="row sm wrap gap-y-0">
          <strong className="whitespace-nowrap">Priority {priority}</strong>
          <Status kind={kind} label={word} />
          {panics ? <Chip tone="warn">panic: health ignored</Chip> : null}
          <span className="sp" />
          {share === null ? null : <ShareBar percent={share} name={`Priority ${priority}`} />}
        </div>
      )}
      <ul className={plain ? 'grid gap-2' : 'mt-1 grid gap-2'}>
        {localities.map((locality) => (
          <Locality
            key={locality.locality}
            group={locality}
            endpoints={endpoints}
            bare={localities.length === 1 && locality.locality === ''}
            select={select}
          />
        ))}
      </ul>
    </li>
  );
}

/** Endpoints of a locality drawn at first. */
const FIRST = 20;

interface LocalityProps {
  readonly group: LocalityGroup;
  readonly endpoints: readonly EndpointRow[];
  readonly bare: boolean;
  readonly select: (id: string) => void;
}

function Locality({ group, endpoints, bare, select }: LocalityProps) {
  const [all, setAll] = useState(false);
  const { locality, members, share, weight } = group;
  const rows = members.flatMap((place) => endpoints[place] ?? []);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <li>
      {bare ? null : (
        <div className="row xs sec border-line border-b pb-1">
          <code>{locality === '' ? 'no locality' : visibleText(locality)}</code>
          {weight === null ? null : <span className="mut">weight {weight}</span>}
          <span className="sp" />
          {share === null ? null : <ShareBar percent={share} name={locality} />}
        </div>
      )}
      <ul>
        {shown.map((row) => (
          <EndpointItem key={row.id} row={row} select={select} />
        ))}
      </ul>
      {shown.length === rows.length ? null : (
        <Button small className="mt-2" onClick={() => setAll(true)}>
          Show all {formatCount(rows.length)}
        </Button>
      )}
    </li>
  );
}
