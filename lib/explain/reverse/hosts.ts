import type { ConfigDump } from '@/lib/envoy/model';
import { Raw } from '@/lib/envoy/raw';
import { parseWithout } from '@/lib/envoy/shallow';
import { Domains } from '../domains';
import { portColon } from '../manager-checks';
import { lower } from '../value-test';
import { type Draft, withHeader } from './draft';

/** Virtual hosts of one route configuration by what a request says, as numbers of the route table. */
export class HostPicker {
  readonly #domains = new Domains<number>();
  /** The first virtual host with a domain. */
  readonly #owners = new Map<string, number>();
  readonly #header: string;
  readonly #ignoresPort: boolean;

  constructor({ routes }: ConfigDump, config: number) {
    for (let host = routes.firstHost(config); host < routes.firstHost(config + 1); host += 1)
      for (const domain of routes.domains(host)) {
        this.#domains.put(domain, host);
        if (!this.#owners.has(lower(domain))) this.#owners.set(lower(domain), host);
      }
    const place = routes.configs[config];
    const raw = Raw.root(
      place === undefined ? {} : parseWithout(routes.document, place.span, 'virtual_hosts'),
    );
    this.#header = lower(raw.text('vhost_header'));
    this.#ignoresPort = raw.flag('ignore_port_in_host_matching');
  }

  /** True when the text of the Host header is what domains are compared with. */
  get isByAuthority(): boolean {
    return this.#header === '' || this.#header === ':authority' || this.#header === 'host';
  }

  /** The virtual host that has a domain; null for one that nothing can match: a port that is left out before. */
  ownerOf(domain: string): number | null {
    const isNever = this.#ignoresPort && !domain.includes('*') && portColon(domain) >= 0;
    return isNever ? null : (this.#owners.get(lower(domain)) ?? null);
  }

  /** The virtual host that takes a text; null for none. */
  find(text: string): number | null {
    const colon = this.#ignoresPort ? portColon(text) : -1;
    return this.#domains.find(lower(colon < 0 ? text : text.slice(0, colon)));
  }

  textOf({ host, headers }: Draft): string | null {
    if (this.isByAuthority) return host;
    return headers.find(([name]) => name.toLowerCase() === this.#header)?.[1] ?? null;
  }

  /** A request with a text that domains are compared with. */
  with(draft: Draft, text: string): Draft {
    if (this.isByAuthority) return { ...draft, host: text };
    return withHeader({ ...draft, host: draft.host ?? 'example.com' }, this.#header, [text]);
  }

  /** Texts that a virtual host takes by its domains, no more than a few. */
  textsFor(host: number, domains: readonly string[]): readonly string[] {
    const exact = domains.filter((domain) => !domain.includes('*'));
    const wild = domains.filter((domain) => domain.includes('*'));
    const texts = [...exact.slice(0, MOST), ...wild.slice(0, MOST).flatMap(namesFor)];
    return texts.filter((text) => this.find(text) === host).slice(0, MOST);
  }
}

const MOST = 6;
const LABELS = ['any', 'www', 'gatescope-1'];

/** Names for a wildcard: several, for a more specific domain may take one of them. */
function namesFor(domain: string): readonly string[] {
  if (domain === '*') return ['example.com', 'any.example.org', 'gatescope.invalid'];
  // Istio's `name:*` stands for any port.
  if (domain.endsWith(':*')) return ['8080', '9999'].map((port) => domain.slice(0, -1) + port);
  return LABELS.map((label) =>
    domain.startsWith('*') ? label + domain.slice(1) : domain.slice(0, -1) + label,
  );
}
