import { KIND } from './kinds';
import type { IstioConfig, ObjectRef, Service } from './model';

const SERVICE_HOST = /^([^.]+)\.([^.]+)\.svc(?:\..+)?$/;

/** The Service that a host stands for (`name.ns.svc.<domain>`), whether or not it exists; null for another host. */
function serviceNameOfHost(host: string): { readonly namespace: string; readonly name: string } | null {
  const [, name, namespace] = SERVICE_HOST.exec(host) ?? [];
  return name === undefined || namespace === undefined ? null : { namespace, name };
}

/** Hosts that istiod knows: of Services, and of ServiceEntries. */
export class HostIndex {
  private readonly services: ReadonlyMap<string, Service>;
  private readonly entries: ReadonlyMap<string, string>;

  constructor(config: IstioConfig) {
    this.services = new Map(config.services.map((s) => [`${s.meta.namespace}/${s.meta.name}`, s]));
    this.entries = new Map(config.serviceEntryHosts.map(({ host, namespace }) => [host, namespace]));
  }

  /** The mesh's own domain is not known here: any `name.ns.svc.<domain>` is looked up as that Service. */
  service(host: string): Service | null {
    const named = serviceNameOfHost(host);
    return named === null ? null : (this.services.get(`${named.namespace}/${named.name}`) ?? null);
  }

  /** Namespace of the ServiceEntry that has exactly this host; a wildcard entry makes no cluster for the names it covers. */
  entryNamespace(host: string): string | null {
    return this.entries.get(host) ?? null;
  }

  /** Namespace and name to show for a host, from its text alone when nothing has it. */
  label(host: string): { readonly namespace: string; readonly name: string } {
    return serviceNameOfHost(host) ?? { namespace: this.entryNamespace(host) ?? '', name: host };
  }
}

const indices = new WeakMap<IstioConfig, HostIndex>();

/** The index of a configuration; made once. */
export function hostIndex(config: IstioConfig): HostIndex {
  const known = indices.get(config);
  if (known !== undefined) return known;
  const made = new HostIndex(config);
  indices.set(config, made);
  return made;
}

/** The Service behind the host of a cluster; null when none was read (a ServiceEntry's host has no Service). */
export function serviceOfHost(config: IstioConfig, host: string): ObjectRef | null {
  const service = hostIndex(config).service(host);
  return service === null
    ? null
    : { kind: KIND.service, namespace: service.meta.namespace, name: service.meta.name };
}
