import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/core/json';
import { answer } from './answer';
import type { SecretDetail, SecretRow, SecretsPage } from './secrets-types';
import { demoSnapshot } from './testing/demo';
import { listenersSnapshot } from './testing/listeners';

const every = listenersSnapshot();

function page(filter = '', sort: string | null = null, snapshot = every): SecretsPage {
  const result = answer(snapshot, { ask: 'secrets', filter, sort, offset: 0, limit: 500 });
  if (!result.ok) throw new Error(result.error.code);
  // The catalogue ties answers to questions; `answer` returns their union.
  return result.value as SecretsPage;
}

function detail(name: string, snapshot = every): SecretDetail {
  const result = answer(snapshot, { ask: 'secret', name });
  if (!result.ok) throw new Error(result.error.code);
  return result.value as SecretDetail;
}

function rowNamed(name: string, snapshot = every): SecretRow {
  const row = page('', null, snapshot).rows.find((each) => each.name === name);
  if (row === undefined) throw new Error(name);
  return row;
}

describe('the list of secrets', () => {
  test('has every secret, what else is loaded, and problems first', () => {
    const { rows, counts, troubled, hasSection } = page();
    expect(rows.map(({ name, state, problems }) => [name, state, problems[0]?.kind ?? null])).toEqual([
      ['kubernetes://old-cert', 'active', 'expired'],
      ['kubernetes://gone', 'warming', 'not-delivered'],
      ['api-token', 'active', null],
      ['from-file', 'static', null],
      ['kubernetes-gateway://edge/wild-cert', 'active', null],
      ['kubernetes://shop-cert', 'active', null],
      ['kubernetes://shop-cert-cacert', 'active', null],
      ['ticket-keys', 'active', null],
      ['unused', 'static', null],
      ['/etc/envoy/ca.pem', 'loaded', null],
    ]);
    expect({ troubled, hasSection, total: counts.total }).toEqual({
      troubled: 2,
      hasSection: true,
      total: 10,
    });
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.at(-1)).toMatchObject({ certificates: 2, kind: 'validation-context' });
  });

  test('says whose certificate it is, how long it lasts, and who uses it', () => {
    expect(rowNamed('kubernetes://shop-cert')).toMatchObject({
      kind: 'tls-certificate',
      subject: 'CN=shop.example.com, O=Example\\, Inc., C=DE',
      commonName: 'shop.example.com',
      issuer: 'CN=Example Issuing CA, O=Example Trust',
      serial: 'b9f91161f43433e49a6de6db680d7',
      notAfter: '2036-01-01T00:00:00Z',
      daysLeft: 3325,
      certificates: 2,
      users: { listeners: ['quic', 'secure'], clusters: ['shop'] },
      origin: { kind: 'kubernetes', resource: 'Secret', namespace: 'edge', name: 'shop-cert', isCa: false },
    });
    expect(rowNamed('api-token')).toMatchObject({
      kind: 'generic',
      users: { listeners: ['tuned'] },
      daysLeft: null,
    });
    expect(rowNamed('ticket-keys').users.listeners).toEqual(['secure']);
    expect(rowNamed('unused').users).toEqual({ listeners: [], clusters: [] });
    expect(rowNamed('kubernetes://old-cert').daysLeft).toBe(-692);
    // Envoy writes a version for what it never got.
    expect(rowNamed('kubernetes://gone').version).toBeNull();
  });

  test('takes from /certs what the dump only names as a file', () => {
    expect(rowNamed('from-file')).toMatchObject({
      subject: null,
      serial: 'b9f91161f43433e49a6de6db680d7',
      daysLeft: 3325,
      certificates: 1,
    });
    const blind = listenersSnapshot({ without: ['admin/certs'] });
    expect(rowNamed('from-file', blind)).toMatchObject({ serial: null, daysLeft: null });
    expect(page('', null, blind).rows.every(({ state }) => state !== 'loaded')).toBe(true);
  });

  test('calls a secret missing only where the dump would have it, and something in use names it', () => {
    const without = (dump: JsonObject, name: string): JsonObject => {
      const configs = dump['configs'] as readonly JsonObject[];
      return {
        configs: configs.map((section) => {
          const list = section['dynamic_active_secrets'] as readonly JsonObject[] | undefined;
          return list === undefined
            ? section
            : { ...section, dynamic_active_secrets: list.filter((each) => each['name'] !== name) };
        }),
      };
    };
    const gone = listenersSnapshot({ change: (dump) => without(dump, 'kubernetes://shop-cert-cacert') });
    expect(rowNamed('kubernetes://shop-cert-cacert', gone)).toMatchObject({
      state: 'missing',
      kind: 'validation-context',
      problems: [{ kind: 'missing' }],
      users: { listeners: ['secure'], clusters: ['shop'] },
      pointer: null,
      origin: { kind: 'kubernetes', name: 'shop-cert', isCa: true },
    });
    expect(detail('kubernetes://shop-cert-cacert', gone)).toMatchObject({
      secret: null,
      chain: [],
      json: '',
    });
    const sectionless = listenersSnapshot({
      change: ({ configs }) => ({
        configs: (configs as readonly JsonObject[]).filter(
          (section) => !String(section['@type']).endsWith('SecretsConfigDump'),
        ),
      }),
    });
    const { rows, hasSection } = page('', null, sectionless);
    expect(hasSection).toBe(false);
    expect(rows.every(({ state }) => state === 'loaded')).toBe(true);
  });

  test('is asked by field, compared by number, and sorted', () => {
    const names = (filter: string, sort: string | null = null) =>
      page(filter, sort).rows.map(({ name }) => name);
    expect(names('days:<14')).toEqual(['kubernetes://old-cert']);
    expect(names('state:warming')).toEqual(['kubernetes://gone']);
    expect(names('cluster:shop')).toEqual(['kubernetes://shop-cert', 'kubernetes://shop-cert-cacert']);
    expect(names('san:"*.shop.example.com" state:active')).toEqual(['kubernetes://shop-cert']);
    expect(names('serial:B9F91161F43433E49A6DE6DB680D7 state:active')).toEqual(['kubernetes://shop-cert']);
    expect(names('users:=0 state:static')).toEqual(['unused']);
    expect(names('ns:edge problem:expired')).toEqual(['kubernetes://old-cert']);
    expect(names('state:active kind:tls', '-days')).toHaveLength(3);
    expect(names('kind:tls', 'days')[0]).toBe('kubernetes://old-cert');
    expect(page('nosuchfield:x').problem).not.toBeNull();
  });
});

describe('one secret', () => {
  test('shows its chain, what signs what, and in how many contexts it is loaded', () => {
    const { chain, absent, users, json } = detail('kubernetes://shop-cert');
    expect(absent).toBeNull();
    expect(
      chain.map(({ certificate, daysLeft, loadedIn, issuedBy }) => [
        certificate.commonName,
        daysLeft,
        loadedIn,
        issuedBy,
      ]),
    ).toEqual([
      ['shop.example.com', 3325, 5, 'next'],
      ['Example Issuing CA', 3325, 3, 'elsewhere'],
    ]);
    expect(users).toMatchObject([
      { kind: 'listener', name: 'quic', place: 'h3', role: 'certificate' },
      { kind: 'listener', name: 'secure', place: 'full', role: 'certificate' },
      { kind: 'cluster', name: 'shop', place: '', role: 'tls' },
    ]);
    expect(json).toContain('certificate_chain');
    expect(detail('kubernetes://shop-cert-cacert').chain.map(({ issuedBy }) => issuedBy)).toEqual([
      'itself',
      'elsewhere',
    ]);
    const [first] = detail('kubernetes://shop-cert', listenersSnapshot({ without: ['admin/certs'] })).chain;
    expect(first?.loadedIn).toBeNull();
  });

  test('says where a certificate is when it is not here', () => {
    expect(detail('from-file')).toMatchObject({
      absent: 'elsewhere',
      chain: [],
      secret: { content: { chain: { kind: 'file', path: '/etc/envoy/leaf.pem' } } },
    });
    expect(detail('api-token').absent).toBeNull();
    expect(detail('api-token').users).toMatchObject([
      { place: 'envoy.filters.http.credential_injector', role: 'filter' },
    ]);
  });

  test('is found by id, name and pointer, and never by what is inherited', () => {
    for (const { id, name, pointer } of page().rows) {
      expect(detail(id).row.name).toBe(name);
      if (pointer !== null) expect(detail(pointer).row.id).toBe(id);
    }
    for (const name of ['__proto__', 'constructor', ''])
      expect(answer(every, { ask: 'secret', name }).ok).toBe(false);
  });

  test('carries no text of certificates but in its JSON, and survives JSON', () => {
    const { json, ...rest } = detail('kubernetes://shop-cert');
    expect(json).toContain('LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS');
    expect(JSON.stringify(rest)).not.toContain('LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS');
    expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
    expect(structuredClone(rest)).toEqual(rest);
  });

  test('of the demo is named by its Gateway', () => {
    const demo = demoSnapshot();
    const { gateways, row } = detail('kubernetes://shop-tls', demo);
    expect(gateways.map(({ name }) => name)).toEqual(['public']);
    // The demo’s time is before its certificates were made.
    expect(row.problems).toMatchObject([{ kind: 'not-yet-valid' }]);
    expect(row.users.listeners).toEqual(['0.0.0.0_8443']);
    const files = page('state:loaded', null, demo).rows.map(({ name }) => name);
    expect(files).toContain('/etc/istio/proxy/root.crt');
  });
});
