import { describe, expect, it } from 'vitest';
import type { JsonPointer } from '@/lib/core/brand';
import { parsePointer, ROOT } from '@/lib/core/json-pointer';
import { elementOf, scopeOf, stepsOf } from './scope-of';

const at = (text: string): JsonPointer => parsePointer(text) ?? ROOT;

describe('scopeOf', () => {
  it('finds the resource around a place', () => {
    expect(scopeOf(at('/configs/5/dynamic_route_configs/0/route_config/virtual_hosts/2/routes/2'))).toBe(
      '/configs/5/dynamic_route_configs/0',
    );
    expect(scopeOf(at('/configs/2/dynamic_listeners/3/active_state/listener/name'))).toBe(
      '/configs/2/dynamic_listeners/3/active_state',
    );
    expect(scopeOf(at('/configs/1/dynamic_active_clusters/7'))).toBe('/configs/1/dynamic_active_clusters/7');
  });

  it('takes the section where there is no list', () => {
    expect(scopeOf(at('/configs/0/bootstrap/node/id'))).toBe('/configs/0');
    expect(scopeOf(at('/configs/4/cluster/name/x'))).toBe('/configs/4');
  });

  it('leaves what is above or elsewhere as it is', () => {
    for (const pointer of ['', '/configs', '/configs/0', '/configs/1/static_clusters', '/other/1/2/3/4']) {
      expect(scopeOf(at(pointer))).toBe(pointer);
    }
  });
});

describe('stepsOf', () => {
  it('lists every ancestor, with keys that hold slashes', () => {
    expect(stepsOf(at('/a/b~1c')).map(({ token, pointer }) => `${token} ${pointer}`)).toEqual([
      'a /a',
      'b/c /a/b~1c',
    ]);
    expect(stepsOf(ROOT)).toEqual([]);
  });
});

describe('elementOf', () => {
  it('climbs to the nearest list element', () => {
    expect(elementOf(at('/configs/5/l/0/virtual_hosts/2/routes/7/route/cluster'))).toBe(
      '/configs/5/l/0/virtual_hosts/2/routes/7',
    );
    expect(elementOf(at('/configs/5/l/0/routes/7'))).toBe('/configs/5/l/0/routes/7');
    expect(elementOf(at('/node/id'))).toBe('/node/id');
  });
});
