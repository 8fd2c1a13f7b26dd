import { explainError } from '@/lib/core/error-words';
import type { ProxyRole, ProxySummary, SourceSummary } from '@/lib/snapshot/source';

export type PickOption =
  | {
      readonly kind: 'proxy';
      readonly id: string;
      readonly source: SourceSummary;
      readonly proxy: ProxySummary;
      /** Why it cannot be chosen; null when it can. */
      readonly blocked: string | null;
    }
  | {
      readonly kind: 'source';
      readonly id: string;
      readonly source: SourceSummary;
      readonly blocked: string | null;
    };

export interface PickGroup {
  readonly title: string;
  readonly options: readonly PickOption[];
}

const ROLES: readonly (readonly [ProxyRole, string])[] = [
  ['ingress', 'ingress gateways'],
  ['gateway', 'gateways'],
  ['egress', 'egress gateways'],
  ['unknown', 'other proxies'],
];

const KINDS: readonly (readonly [SourceSummary['kind'], string])[] = [
  ['cluster', 'Contexts of the kubeconfig'],
  ['url', 'Envoy admin'],
  ['file', 'Files'],
  ['demo', 'Demo'],
];

function textOf(option: PickOption): string {
  const { label, detail } = option.source;
  if (option.kind === 'source') return `${label} ${detail}`;
  const { namespace, pod, workload, role, istioVersion, revision } = option.proxy;
  return [label, namespace, pod, workload, role, istioVersion, revision].join(' ');
}

/** Words are ANDed and letter case is ignored, as in every filter. */
function matches(option: PickOption, query: string): boolean {
  const text = textOf(option).toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function byPlace(a: ProxySummary, b: ProxySummary): number {
  return (
    Number(a.notReadable !== null) - Number(b.notReadable !== null) ||
    a.namespace.localeCompare(b.namespace) ||
    a.pod.localeCompare(b.pod)
  );
}

function proxyGroups(source: SourceSummary, proxies: readonly ProxySummary[]): readonly PickGroup[] {
  return ROLES.map(([role, title]) => ({
    title: `${source.label}: ${title}`,
    options: proxies
      .filter((proxy) => proxy.role === role)
      .toSorted(byPlace)
      .map((proxy) => ({
        kind: 'proxy' as const,
        id: `${source.id} ${proxy.id}`,
        source,
        proxy,
        blocked: proxy.notReadable,
      })),
  }));
}

function sourceGroups(sources: readonly SourceSummary[]): readonly PickGroup[] {
  return KINDS.map(([kind, title]) => ({
    title,
    options: sources
      .filter((source) => source.kind === kind)
      .map((source) => ({
        kind: 'source' as const,
        id: source.id,
        source,
        blocked: source.error === null ? null : explainError(source.error).title,
      })),
  }));
}

/**
 * All three levels in one list: the gateways of the source that is looked at, grouped by role, then every
 * source by kind. Groups that the query leaves empty are left out.
 */
export function pickGroups(
  sources: readonly SourceSummary[],
  browsed: SourceSummary | null,
  proxies: readonly ProxySummary[],
  query: string,
): readonly PickGroup[] {
  // A file is its one Envoy: a second line for it would say nothing new.
  const deep = browsed === null || browsed.kind === 'file' ? [] : proxyGroups(browsed, proxies);
  const all = [...deep, ...sourceGroups(sources)];
  const trimmed = query.trim();
  return all
    .map((group) => ({
      ...group,
      options: trimmed === '' ? group.options : group.options.filter((one) => matches(one, trimmed)),
    }))
    .filter((group) => group.options.length > 0);
}
