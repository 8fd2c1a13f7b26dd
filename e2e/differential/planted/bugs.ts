/** Bugs of the engine, one rule each: what the judge must find within 2,000 pairs. */
export interface Bug {
  readonly rule: string;
  /** In lib/explain. */
  readonly file: string;
  /** Stands there once. */
  readonly from: string;
  readonly to: string;
}

const CHAINS: readonly Bug[] = [
  {
    rule: 'no chain falls back to the default one',
    file: 'chain-tree.ts',
    from: 'return this.#root.find(connection) ?? this.fallback;',
    to: 'return this.#root.find(connection);',
  },
  {
    rule: 'the search of chains comes back for a less specific one',
    file: 'chain-tree.ts',
    from: 'return below.find(connection);',
    to: "return below.find(connection) ?? new Node(this.#groups.get('') ?? [], this.#level + 1).find(connection);",
  },
  {
    rule: 'a server name matches without letter case',
    file: 'connection.ts',
    from: 'connection.sni = tls.sni.toLowerCase();',
    to: 'connection.sni = tls.sni;',
  },
  {
    rule: 'a wildcard server name takes every depth',
    file: 'chain-levels.ts',
    from: 'names.push(sni.slice(dot));',
    to: 'if (names.length < 2) names.push(sni.slice(dot));',
  },
  {
    rule: 'the source port is that of the PROXY header',
    file: 'chain-levels.ts',
    from: "pick: ({ remote }, keys) => firstIn(keys, [String(remote.port), '']),",
    to: "pick: ({ direct }, keys) => firstIn(keys, [String(direct.port), '']),",
  },
];

const ROUTING: readonly Bug[] = [
  {
    rule: 'a wildcard domain stands for at least one character',
    file: 'domains.ts',
    from: 'length < name.length ?',
    to: 'length <= name.length ?',
  },
  {
    rule: 'domains match without letter case',
    file: 'virtual-hosts.ts',
    from: 'return lower(colon < 0 ? text : text.slice(0, colon));',
    to: 'return colon < 0 ? text : text.slice(0, colon);',
  },
  {
    rule: 'the first route that matches wins',
    file: 'route-entry.ts',
    from: 'for (const route of routes) if (route.matches(stream)) return route;',
    to: 'for (const route of [...routes].reverse()) if (route.matches(stream)) return route;',
  },
  {
    rule: 'an inverted matcher does not take a missing header',
    file: 'header-test.ts',
    from: "inverted(test(''), invert) : false;",
    to: "inverted(test(''), invert) : invert;",
  },
  {
    rule: 'each value of a repeated header is tested alone',
    file: 'header-test.ts',
    from: 'if (!individually) return',
    to: 'if (individually) return',
  },
  {
    rule: 'the first value of a repeated query parameter counts',
    file: 'stream.ts',
    from: 'if (!values.has(name)) values.set(',
    to: 'values.set(',
  },
  {
    rule: 'a cookie loses the quotes around it',
    file: 'stream.ts',
    from: "const isQuoted = value.length > 1 && value.startsWith('\"')",
    to: "const isQuoted = value.length < 1 && value.startsWith('\"')",
  },
  {
    rule: 'a path-separated prefix ends at a slash',
    file: 'route-clauses.ts',
    from: "text.length === wanted.length || text[wanted.length] === '/';",
    to: "text.length >= wanted.length || text[wanted.length] === '/';",
  },
  {
    rule: 'a regular expression matches the whole path',
    file: 'route-clauses.ts',
    from: '(text) => regexOf(path.value)?.matchesWhole(text) ?? null,',
    to: "(text) => regexOf(path.value + '.*')?.matchesWhole(text) ?? null,",
  },
  {
    rule: 'a runtime key counts before the configured fraction',
    file: 'runtime-values.ts',
    from: "const text = runtimeKey === '' ? null : this.text(runtimeKey);",
    to: "const text = runtimeKey !== '' ? null : this.text(runtimeKey);",
  },
];

const FILTERS: readonly Bug[] = [
  {
    rule: 'a filter that a route switches off does not run',
    file: 'run-filters.ts',
    from: 'if (own === null ? filter.disabled : own.isOff) continue;',
    to: 'if (own === null ? filter.disabled : false) continue;',
  },
  {
    rule: 'CORS answers only on routes with a route action',
    file: 'run-filters.ts',
    from: 'return world.hasRouteAction\n',
    to: 'return world.levels.length > 0\n',
  },
  {
    rule: 'without a match an ALLOW list denies',
    file: 'rbac.ts',
    from: "return matched === undefined ? 'none' : null;",
    to: 'return null;',
  },
  {
    rule: 'a fault with conditions asks for all of them',
    file: 'fault.ts',
    from: "if (upstream !== '' && upstream !== cluster) return false;",
    to: "if (upstream !== '' && upstream === cluster) return false;",
  },
];

const ACTIONS: readonly Bug[] = [
  {
    rule: 'an upgrade that nobody enables is refused',
    file: 'upgrades.ts',
    from: 'own?.enabled ?? ofManager?.enabled ?? false;',
    to: 'own?.enabled ?? ofManager?.enabled ?? true;',
  },
  {
    rule: 'to gRPC, own answers are 200',
    file: 'reply.ts',
    from: '{ ...given, status: 200 } : given;',
    to: '{ ...given } : given;',
  },
  {
    rule: 'a prefix rewrite replaces the matched text',
    file: 'rewrite.ts',
    from: 'value + path.slice(length);',
    to: "value + path.slice(length).replace(/^\\//, '');",
  },
  {
    rule: 'in panic, ill hosts get requests',
    file: 'clusters.ts',
    from: "return failsInPanic ? 'no-host' : 'serves';",
    to: "return failsInPanic ? 'serves' : 'no-host';",
  },
  {
    rule: 'x-forwarded-proto of an edge request is that of the connection',
    file: 'mutate-headers.ts',
    from: 'const overwrites = settings.useRemoteAddress && settings.xffNumTrustedHops === 0;',
    to: 'const overwrites = !settings.useRemoteAddress && settings.xffNumTrustedHops === 0;',
  },
];

export const BUGS: readonly Bug[] = [...CHAINS, ...ROUTING, ...FILTERS, ...ACTIONS];
