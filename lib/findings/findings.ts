import { naturalOrder } from '@/lib/core/natural-order';
import type { ConfigDump, Endpoint } from '@/lib/envoy/model';
import type { AttachmentMap } from '@/lib/istio/map-model';
import { clusterFindings } from './cluster-findings';
import { listenerFindings } from './listener-findings';
import { mapFindings } from './map-findings';
import type { Finding } from './model';
import type { Ranked } from './ranked';

export interface FindingsInput {
  /** Null when no configuration was read. */
  readonly dump: ConfigDump | null;
  /** From `/clusters`, else the EDS section; null when neither was read: then nobody is without. */
  readonly endpoints: readonly Endpoint[] | null;
  /** Null when no Kubernetes object was read. */
  readonly map: AttachmentMap | null;
}

/** Problems of one capture: errors before warnings, then by how many routes they touch, then by name. */
export function findings({ dump, endpoints, map }: FindingsInput): readonly Finding[] {
  const ranked = [
    ...(dump === null ? [] : [...listenerFindings(dump), ...clusterFindings(dump, endpoints)]),
    ...(map === null ? [] : mapFindings(map)),
  ];
  return ranked.sort(worstFirst).map(({ finding }) => finding);
}

const SEVERITIES: Readonly<Record<Finding['severity'], number>> = { error: 0, warning: 1 };

function worstFirst(a: Ranked, b: Ranked): number {
  return (
    SEVERITIES[a.finding.severity] - SEVERITIES[b.finding.severity] ||
    b.radius - a.radius ||
    naturalOrder(a.finding.kind, b.finding.kind) ||
    naturalOrder(a.name, b.name)
  );
}
