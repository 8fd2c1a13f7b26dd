import { describe, expect, test } from 'vitest';
import { ROOT } from '@/lib/core/json-pointer';
import { answer } from './answer';
import type { ChainDetail, ListenerDetail, ListenersPage } from './listeners-types';
import { demoSnapshot } from './testing/demo';
import { listenersSnapshot } from './testing/listeners';

const every = listenersSnapshot();

function page(filter = '', sort: string | null = null, snapshot = every): ListenersPage {
  const result = answer(snapshot, { ask: 'listeners', filter, sort, offset: 0, limit: 500 });
  if (!result.ok) throw new Error(result.error.code);
  // The catalogue ties answers to questions; `answer` returns their union.
  return result.value as ListenersPage;
}

function detail(name: string, snapshot = every): ListenerDetail {
  const result = answer(snapshot, { ask: 'listener', name });
  if (!result.ok) throw new Error(result.error.code);
  return result.value as ListenerDetail;
}

function chainAt(listener: string, ordinal: number, snapshot = every): ChainDetail {
  const line = detail(listener, snapshot).chains[ordinal - 1];
  if (line === undefined) throw new Error(`${listener} ${ordinal}`);
  const result = answer(snapshot, { ask: 'chain', pointer: line.pointer });
  if (!result.ok) throw new Error(result.error.code);
  return result.value as ChainDetail;
}

const names = (filter: string, sort: string | null = null) => page(filter, sort).rows.map(({ name }) => name);

describe('the list of listeners', () => {
  test('calls each by its name; of several states of one name the one that serves has it', () => {
    const { rows } = page();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { id, name, pointer, state } of rows) {
      expect(id, name).toBe(name === 'changing' && state.kind === 'draining' ? pointer : name);
      expect(detail(id).listener.pointer).toBe(pointer);
    }
  });

  test('tells where a listener stands, and has the columns that are asked for', () => {
    const whole = { ask: 'listeners', filter: '', offset: 0, limit: 500, sort: '-port' } as const;
    const { rows } = page('', '-port');
    for (const [place, { id }] of rows.entries()) {
      const result = answer(every, { ...whole, limit: 1, reveal: id, columns: ['transport', 'version'] });
      expect(result).toMatchObject({
        ok: true,
        value: { revealed: place, extra: [{ transport: rows[0]?.transport }] },
      });
    }
  });

  test('has a row for every state, refused ones first, with Envoy’s words', () => {
    const { rows, counts, chains } = page();
    expect(rows.map(({ name, state }) => `${name} ${state.kind}`)).toEqual([
      'refused rejected',
      'by-tree ok',
      'secure ok',
      'waits-for-secret warming',
      'changing ok',
      'changing draining',
      'criteria ok',
      'inside ok',
      'quic ok',
      'skipping ok',
      'tuned ok',
      'udp ok',
    ]);
    expect(rows[0]?.state).toMatchObject({
      details: expect.stringContaining('contains unimplemented fields'),
    });
    expect(rows.flatMap(({ problems }) => problems)).toEqual([
      'unsupported',
      'unknown-chains',
      'key-log',
      'expired',
      'not-delivered',
    ]);
    expect(names('problem:expired')).toEqual(['secure']);
    expect(counts).toEqual({ total: 12, matched: 12 });
    expect(chains).toBe(rows.reduce((sum, row) => sum + row.chains, 0));
  });

  test('knows how a listener is reached, and whether it holds its socket', () => {
    const rows = new Map(page('state:active').rows.map((row) => [row.name, row]));
    expect(['tuned', 'udp', 'quic', 'secure', 'inside'].map((name) => rows.get(name)?.protocol)).toEqual([
      'HTTP',
      'UDP',
      'HTTP/3',
      'TLS',
      'TCP',
    ]);
    // `/listeners` names every active listener, bound or not: the configuration decides first.
    expect(rows.get('criteria')?.bound).toBe(false);
    expect(rows.get('tuned')?.bound).toBe(true);
    expect(detail('tuned').boundAddresses).toMatchObject([{ port: 40000 }, { port: 40001 }]);
    expect(detail('criteria').boundAddresses).toEqual([]);
    const unknown = page('tuned', null, listenersSnapshot({ without: ['admin/listeners'] }));
    expect(unknown.rows[0]?.bound).toBeNull();
  });

  test('is asked by field and sorted', () => {
    expect(names('state:draining')).toEqual(['changing']);
    expect(names('state:rejected error:unimplemented')).toEqual(['refused']);
    expect(names('port:443')).toEqual([]);
    expect(names('port:>7019')).toEqual(['refused', 'changing', 'changing']);
    expect(names('sni:a.example.com')).toEqual(['criteria']);
    expect(names('secret:"kubernetes://shop-cert"')).toEqual(['secure', 'quic']);
    expect(names('filter:credential_injector')).toEqual(['tuned']);
    expect(names('bound:yes protocol:http')).toEqual(['quic', 'tuned']);
    expect(names('direction:inbound')).toEqual(['skipping']);
    expect(names('chains:>3')).toEqual(['by-tree', 'secure']);
    expect(names('match:"SNI: old.example.com"')).toEqual(['secure']);
    expect(names('cluster:shop port:>0 state:active', '-port').slice(0, 2)).toEqual(['changing', 'secure']);
    expect(page('nosuchfield:x').problem).not.toBeNull();
  });

  test('of the demo finds its Gateways and route configurations', () => {
    const demo = demoSnapshot();
    const [row] = page('gateway:/public port:8080', null, demo).rows;
    expect(row?.gateways.length).toBeGreaterThan(0);
    expect(page('routeconfig:http.8080', null, demo).rows.map(({ name }) => name)).toEqual(['0.0.0.0_8080']);
  });
});

describe('one listener', () => {
  test('knows its other states, and is found by name and pointer', () => {
    const active = detail('changing');
    expect(active.listener.state).toBe('active');
    expect(active.twins.map(({ state }) => state)).toEqual(['draining']);
    const [twin] = active.twins;
    expect(detail(twin?.pointer ?? '').listener.state).toBe('draining');
    for (const { pointer } of page().rows) expect(detail(pointer).row.pointer).toBe(pointer);
    expect(answer(every, { ask: 'listener', name: '__proto__' }).ok).toBe(false);
    expect(answer(every, { ask: 'chain', pointer: ROOT }).ok).toBe(false);
  });

  test('says for each chain what it shows and trusts, with the days that are left', () => {
    const { chains } = detail('secure');
    const whole = chains.map(({ ordinal }) => chainAt('secure', ordinal));
    expect(
      whole.map(({ secrets }) =>
        secrets.map(({ role, source, name, daysLeft }) => [role, source, name, daysLeft]),
      ),
    ).toEqual([
      [
        ['certificate', 'sds', 'kubernetes://shop-cert', 3325],
        ['certificate', 'sds', 'kubernetes-gateway://edge/wild-cert', 3325],
        ['validation', 'sds', 'kubernetes://shop-cert-cacert', 3325],
        ['tickets', 'sds', 'ticket-keys', null],
      ],
      [['certificate', 'sds', 'kubernetes://old-cert', -692]],
      [
        ['certificate', 'inline', '', 3325],
        ['validation', 'file', '/etc/envoy/ca.pem', null],
      ],
      [['certificate', 'sds', 'from-file', 3325]],
    ]);
    expect(chains.map(({ certificate, moreCertificates }) => [certificate?.name, moreCertificates])).toEqual([
      ['kubernetes://shop-cert', 1],
      ['kubernetes://old-cert', 0],
      ['', 0],
      ['from-file', 0],
    ]);
    expect(chains[1]?.problems).toMatchObject([{ kind: 'expired' }]);
    expect(chains[0]?.certificate?.secret).toBe('kubernetes://shop-cert');
    expect(JSON.stringify([chains, whole])).not.toContain('BEGIN CERTIFICATE');
    expect(chainAt('waits-for-secret', 1).secrets).toMatchObject([{ problems: [{ kind: 'not-delivered' }] }]);
  });

  test('survives JSON and structured clone', () => {
    for (const { pointer } of page().rows) {
      const value = detail(pointer);
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
      expect(structuredClone(value)).toEqual(value);
      expect(value.json).not.toBe('');
      expect('filterChains' in value.listener).toBe(false);
      for (const { ordinal } of value.chains) {
        const chain = chainAt(pointer, ordinal);
        expect(JSON.parse(JSON.stringify(chain))).toEqual(chain);
      }
    }
  });

  test('without its routes says nothing of how they use a filter', () => {
    // The fixture holds no routes section: the routes of `tuned` stand in the listener only.
    expect(chainAt('tuned', 1).filterUse).toEqual([null, null, null, null]);
  });

  test('of the demo knows what routes say of its filters', () => {
    const { chain, filterUse } = chainAt('0.0.0.0_8080', 1, demoSnapshot());
    expect(filterUse).toHaveLength(chain.http?.httpFilters.length ?? 0);
    expect(filterUse).toContainEqual(expect.objectContaining({ set: 1, off: 0, config: null }));
  });

  test('says of each chain what the matcher tree does with it', () => {
    const choices = detail('by-tree').chains.map(({ choice, name }) => `${name} ${choice}`);
    expect(choices).toEqual(['tls chosen', 'internal chosen', 'plain chosen', 'rest no-match']);
    expect(detail('secure').chains.map(({ choice }) => choice)).not.toContain('chosen');
  });

  test('is remarked upon where its fields only say something together', () => {
    const kinds = (name: string) => detail(name).remarks.map(({ kind }) => kind);
    expect(detail('by-tree').remarks).toEqual([{ kind: 'unknown-chains', names: ['no-such-chain'] }]);
    expect(detail('skipping').remarks).toEqual([{ kind: 'ports-decide', ports: [3306], chains: 1 }]);
    expect(detail('secure').remarks).toEqual([{ kind: 'key-log', paths: ['/etc/envoy/keys.log'] }]);
    expect(detail('refused').remarks).toEqual([
      { kind: 'unsupported', fields: ['address_suffix', 'suffix_len'] },
    ]);
    expect([kinds('udp'), kinds('quic'), kinds('inside'), kinds('tuned')]).toEqual([[], [], [], []]);
  });
});
