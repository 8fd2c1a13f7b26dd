import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { isJsonObject } from '@/lib/core/json';
import { child, ROOT } from '@/lib/core/json-pointer';
import { noteTypes } from './message-types';
import { Notices } from './notices';
import { fixture } from './testing/fixtures';

function noted(value: Json) {
  const notices = new Notices();
  noteTypes(value, () => child(ROOT, 'x'), notices);
  return notices.list.map(({ pointer, subject }) => [pointer, subject]);
}

describe('types of messages', () => {
  it('are those that a real Envoy says it has', () => {
    const info = fixture('server-info');
    const node = isJsonObject(info) ? info['node'] : null;
    const extensions = isJsonObject(node) && Array.isArray(node['extensions']) ? node['extensions'] : [];
    const types: Json[] = extensions.flatMap((each) => each['type_urls'] ?? []);
    expect(types.length).toBeGreaterThan(300);
    expect(noted(types.map((type) => ({ '@type': `type.googleapis.com/${String(type)}` })))).toEqual([]);
  });

  it('that are not known are noted at their place, at any depth', () => {
    const value = {
      '@type': 'acme.Outer',
      list: [{ '@type': 'envoy.config.route.v3.Route', 'a/b': { '@type': 'x/acme.Inner' } }],
    };
    expect(noted(value)).toEqual([
      ['/x', 'acme.Outer'],
      ['/x/list/0/a~1b', 'acme.Inner'],
    ]);
  });

  it('are texts; nothing else is one, and no key of a prototype', () => {
    expect(noted([{ '@type': 7 }, { '@type': null }, null, 'x', 1])).toEqual([]);
    expect(noted([{ '@type': 'constructor' }, { '@type': '__proto__' }]).map(([, name]) => name)).toEqual([
      'constructor',
      '__proto__',
    ]);
    expect(noted(JSON.parse('{"__proto__":{"@type":"acme.T"}}'))).toEqual([['/x/__proto__', 'acme.T']]);
  });
});
