import type { HostRow, ProxyType } from '@/lib/answers/overview-types';

/** What a sidecar does with a host or a port that nothing names. */
export function restWords(rest: NonNullable<HostRow['rest']>): {
  readonly name: string;
  readonly what: string;
} {
  return rest === 'passthrough'
    ? { name: 'anything else, sent on', what: 'Goes where the client wanted to go, unknown to the mesh' }
    : {
        name: 'anything else, refused',
        what: 'Is not in the mesh’s registry, and is closed or answered 502',
      };
}

const TYPES: Readonly<Record<ProxyType, string>> = {
  router: 'Gateway',
  sidecar: 'Sidecar',
  waypoint: 'Waypoint',
};

/** What this Envoy is to Istio; null for another Envoy. */
export function proxyTypeWord(type: ProxyType | null): string | null {
  return type === null ? null : TYPES[type];
}
