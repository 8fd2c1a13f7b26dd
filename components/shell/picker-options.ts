import type { SidecarsAnswer } from '@/lib/api/contract';
import { explainError } from '@/lib/core/error-words';
import { formatCount, plural } from '@/lib/core/words';
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
  /** Lists the sidecars, which nobody has asked for yet. */
  | {
      readonly kind: 'sidecars';
      readonly id: string;
      readonly source: SourceSummary;
      readonly count: number;
      readonly blocked: null;
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
  /** What the options do not say: how many more there are. */
  readonly note: string | null;
}

/** The sidecars of the source that is looked at. */
export interface Sidecars {
  /** All of them; they are counted with every listing. */
  readonly count: number;
  /** Those that the query leaves; null while nobody asked. */
  readonly found: SidecarsAnswer | null;
}

/** Gateways first; sidecars have a group of their own, made of another answer. */
const ROLES: readonly (readonly [Exclude<ProxyRole, 'sidecar'>, string])[] = [
  ['ingress', 'ingress gateways'],
  ['gateway', 'gateways'],
  ['egress', 'egress gateways'],
  ['waypoint', 'waypoints'],
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
  if (option.kind === 'sidecars') return `${label} sidecars`;
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

function proxyOption(source: SourceSummary, proxy: ProxySummary): PickOption {
  return { kind: 'proxy', id: `${source.id} ${proxy.id}`, source, proxy, blocked: proxy.notReadable };
}

function proxyGroups(source: SourceSummary, proxies: readonly ProxySummary[]): readonly PickGroup[] {
  return ROLES.map(([role, title]) => ({
    title: `${source.label}: ${title}`,
    options: proxies
      .filter((proxy) => proxy.role === role)
      .toSorted(byPlace)
      .map((proxy) => proxyOption(source, proxy)),
    note: null,
  }));
}

/** The server has filtered and ordered them already: a mesh has thousands, and only the first come. */
function sidecarGroup(source: SourceSummary, { count, found }: Sidecars): PickGroup {
  const title = `${source.label}: sidecars`;
  if (found === null) {
    const all: PickOption = { kind: 'sidecars', id: `${source.id} sidecars`, source, count, blocked: null };
    return { title, options: count === 0 ? [] : [all], note: null };
  }
  const cut = found.proxies.length < found.matched;
  return {
    title,
    options: found.proxies.map((proxy) => proxyOption(source, proxy)),
    note: cut
      ? `The first ${formatCount(found.proxies.length)} of ${plural(found.matched, 'sidecar')}. Type more to narrow them.`
      : null,
  };
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
    note: null,
  }));
}

/**
 * All three levels in one list: the proxies of the source that is looked at, grouped by role, gateways first, then
 * every source by kind. Groups that the query leaves empty are left out.
 */
export function pickGroups(
  sources: readonly SourceSummary[],
  browsed: SourceSummary | null,
  proxies: readonly ProxySummary[],
  query: string,
  sidecars: Sidecars = { count: 0, found: null },
): readonly PickGroup[] {
  const trimmed = query.trim();
  const left = (group: PickGroup): PickGroup => ({
    ...group,
    options: trimmed === '' ? group.options : group.options.filter((one) => matches(one, trimmed)),
  });
  // A file is its one Envoy: a second line for it would say nothing new.
  const deep = browsed === null || browsed.kind === 'file' ? [] : proxyGroups(browsed, proxies);
  const beside = browsed === null ? [] : [sidecarGroup(browsed, sidecars)];
  return [
    ...deep.map(left),
    ...(sidecars.found === null ? beside.map(left) : beside),
    ...sourceGroups(sources).map(left),
  ].filter((group) => group.options.length > 0);
}
