import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  intersectHosts,
  isSubsetOf,
  matchServerHosts,
  resolveHost,
  serverHostKey,
  serverHosts,
} from './hosts';

const label = fc.stringMatching(/^[a-cA-C]{1,2}$/);
const exact = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const host = fc.oneof(
  exact,
  exact.map((name) => `*.${name}`),
  fc.constant('*'),
);

/** Does a name without wildcard belong to a host? The definition that the algebra must agree with. */
const covers = (wide: string, name: string) =>
  wide.startsWith('*') ? name.endsWith(wide.slice(1)) : wide === name;

describe('intersectHosts', () => {
  it.each([
    ['*.foo.com', 'a.foo.com', 'a.foo.com'],
    ['*.foo.com', 'a.b.foo.com', 'a.b.foo.com'],
    ['*.foo.com', 'foo.com', null],
    ['*.foo.com', '*', '*.foo.com'],
    ['*.foo.com', '*.b.foo.com', '*.b.foo.com'],
    ['*.foo.com', '*.bar.com', null],
    ['X.example.com', 'x.example.com', null],
    ['*foo.com', 'xfoo.com', 'xfoo.com'],
  ])('%s and %s have %s in common', (a, b, common) => {
    expect(intersectHosts(a, b)).toBe(common);
  });

  it('is symmetric, and what it gives is covered by both', () => {
    fc.assert(
      fc.property(host, host, (a, b) => {
        const common = intersectHosts(a, b);
        expect(intersectHosts(b, a)).toBe(common);
        if (common === null) return;
        expect(isSubsetOf(common, a) && isSubsetOf(common, b)).toBe(true);
      }),
    );
  });

  it('covers exactly the names that both cover', () => {
    fc.assert(
      fc.property(host, host, exact, (a, b, name) => {
        const common = intersectHosts(a, b);
        expect(common !== null && covers(common, name)).toBe(covers(a, name) && covers(b, name));
      }),
    );
  });
});

describe('isSubsetOf', () => {
  it('is reflexive and transitive', () => {
    fc.assert(
      fc.property(host, host, host, (a, b, c) => {
        expect(isSubsetOf(a, a)).toBe(true);
        if (isSubsetOf(a, b) && isSubsetOf(b, c)) expect(isSubsetOf(a, c)).toBe(true);
      }),
    );
  });
});

describe('matchServerHosts', () => {
  const match = (written: readonly string[], hosts: readonly string[], namespace: string) =>
    matchServerHosts(serverHosts(written, 'edge'), hosts, namespace);

  it('serves the narrower of server host and route host', () => {
    expect(match(['*.foo.com'], ['*'], 'shop')).toEqual({ kind: 'meets', hosts: ['*.foo.com'] });
    expect(match(['a.foo.com'], ['*.foo.com'], 'shop')).toEqual({ kind: 'meets', hosts: ['a.foo.com'] });
  });

  it('takes ./h as the namespace of the Gateway and ns/h as that of the route', () => {
    expect(match(['./a.com'], ['a.com'], 'edge').kind).toBe('meets');
    expect(match(['./a.com'], ['a.com'], 'shop')).toEqual({
      kind: 'namespace-filter',
      serverHosts: ['edge/a.com'],
    });
    expect(match(['shop/a.com'], ['a.com'], 'shop').kind).toBe('meets');
    expect(match(['*/a.com'], ['a.com'], 'shop').kind).toBe('meets');
  });

  it('lets nobody use ~/h', () => {
    expect(match(['~/a.com'], ['a.com'], 'shop').kind).toBe('namespace-filter');
    expect(match(['~/a.com'], ['a.com'], 'edge').kind).toBe('namespace-filter');
  });

  it('names the missing host before the namespace', () => {
    expect(match(['shop/b.com'], ['a.com'], 'other')).toEqual({ kind: 'no-host' });
  });

  it('takes */* alone for every host and marks it beside others', () => {
    expect(serverHosts(['*/*'], 'edge')).toEqual({
      hosts: [{ namespace: null, host: '*' }],
      mixedAnyHost: false,
    });
    expect(serverHosts(['*/*', './a.com'], 'edge').mixedAnyHost).toBe(true);
  });
});

describe('serverHostKey', () => {
  it('resolves . and leaves * out', () => {
    const keys = serverHosts(['a.com', './a.com', '*/a.com', 'x/a.com'], 'edge').hosts.map(serverHostKey);
    expect(keys).toEqual(['a.com', 'edge/a.com', 'a.com', 'x/a.com']);
  });
});

describe('resolveHost', () => {
  it.each([
    ['cart', 'cart.shop.svc.cluster.local'],
    ['cart.shop', 'cart.shop'],
    ['*', '*'],
    ['', ''],
    ['::1', '::1'],
    ['10.0.0.1', '10.0.0.1'],
  ])('reads %s as %s', (written, resolved) => {
    expect(resolveHost(written, 'shop')).toBe(resolved);
  });
});
