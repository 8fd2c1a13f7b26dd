import { describe, expect, it } from 'vitest';
import { explainer } from '../explain';
import { changesTo } from './changes';
import { Goals } from './goal';
import { dumpOf, to } from './testing/one-config';

const header = (name: string, string_match: { readonly exact: string }) => ({ name, string_match });

describe('the smallest change', () => {
  const dump = dumpOf([
    {
      name: 'v',
      domains: ['a.com'],
      routes: [
        { match: { path: '/x' }, ...to },
        { match: { prefix: '/h', headers: [header('env', { exact: 'qa' })] }, ...to },
        { match: { path: '/p', headers: [header(':method', { exact: 'PUT' })] }, ...to },
      ],
    },
  ]);
  const goals = new Goals(dump);
  const engine = explainer(dump);
  const options = { engine, surroundings: { address: '192.0.2.1' }, near: [] };
  const first = (target: string, host: string, wanted: number | null = null) => {
    const question = {
      ...{
        listener: { address: '192.0.2.1', port: 8080 },
        source: { address: '203.0.113.7', port: 5 },
        tls: null,
      },
      ...({
        captureMode: 'none',
        originalDestination: null,
        proxySource: null,
        method: 'GET',
        target,
      } as const),
      ...({ headers: [['Host', host]], scheme: null, version: '1.1', random: null, trace: false } as const),
      ...{ runtime: new Map(), metadata: new Map(), filterState: new Map() },
    };
    const pointer = wanted === null ? null : dump.routes.pointer(wanted);
    const { changes, tried } = changesTo(goals, question, { ...options, wanted: pointer });
    expect(tried).toBeLessThanOrEqual(60);
    return changes[0]?.edits.map(({ kind, name, to: text }) => `${kind} ${name} ${text}`).join(', ');
  };

  it('is one of slash, case, port, header, method; or of two', () => {
    expect(first('/x/', 'a.com')).toBe('path  /x');
    expect(first('/X', 'a.com')).toBe('path  /x');
    expect(first('/x', 'a.com:8080')).toBe('host  a.com');
    expect(first('/x', 'www.a.com')).toBe('host  a.com');
    expect(first('/h/1', 'a.com')).toBe('header env qa');
    expect(first('/p', 'a.com')).toBe('method  PUT');
    expect(first('/x/', 'a.com:8080', 0)).toBe('host  a.com, path  /x');
  });

  it('is none where more than two parts would have to change', () => {
    expect(first('/z', 'b.com', 2)).toBeUndefined();
  });
});
