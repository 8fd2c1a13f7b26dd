import { lower } from './value-test';

/** Hosts by a wildcard's literal, and the lengths of these from the longest. */
class Wildcards<Host> {
  readonly #hosts = new Map<string, Host>();
  #lengths: readonly number[] | null = null;

  put(literal: string, host: Host): void {
    if (!this.#hosts.has(literal)) this.#hosts.set(literal, host);
    this.#lengths = null;
  }

  get size(): number {
    return this.#hosts.size;
  }

  /** A wildcard stands for at least one character. */
  find(name: string, partOf: (length: number) => string): Host | null {
    this.#lengths ??= [...new Set(Array.from(this.#hosts.keys(), ({ length }) => length))].sort(
      (a, b) => b - a,
    );
    for (const length of this.#lengths) {
      const host = length < name.length ? this.#hosts.get(partOf(length)) : undefined;
      if (host !== undefined) return host;
    }
    return null;
  }
}

/** Virtual hosts by their domains (config_impl.cc RouteMatcher). Of several with one domain the first counts. */
export class Domains<Host> {
  readonly #exact = new Map<string, Host>();
  readonly #suffixes = new Wildcards<Host>();
  readonly #prefixes = new Wildcards<Host>();
  #any: Host | null = null;

  get any(): Host | null {
    return this.#any;
  }

  /** True when no domain but `*` is there: then the host's name is not even looked at. */
  get hasOnlyAny(): boolean {
    return this.#exact.size === 0 && this.#suffixes.size === 0 && this.#prefixes.size === 0;
  }

  put(domain: string, host: Host): void {
    const key = lower(domain);
    if (key === '*') this.#any ??= host;
    else if (key.startsWith('*')) this.#suffixes.put(key.slice(1), host);
    else if (key.endsWith('*')) this.#prefixes.put(key.slice(0, -1), host);
    else if (!this.#exact.has(key)) this.#exact.set(key, host);
  }

  /** Exact, longest suffix wildcard, longest prefix wildcard, `*`; for a name in lower case. */
  find(name: string): Host | null {
    return (
      this.#exact.get(name) ??
      this.#suffixes.find(name, (length) => name.slice(name.length - length)) ??
      this.#prefixes.find(name, (length) => name.slice(0, length)) ??
      this.#any
    );
  }
}
