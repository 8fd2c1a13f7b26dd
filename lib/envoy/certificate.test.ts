import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCertificate, serialOf } from './certificate';
import { readCertificates } from './certificate-chain';
import { DerError } from './der';
import type { DataSource } from './model';
import { asOpenSsl, ROOTS } from './testing/certificates';
import { listenersFixture } from './testing/fixtures';
import { dumpOf, first, named } from './testing/read';

const text = (value: string): DataSource => ({ kind: 'inline', encoding: 'text', value });
const base64 = (value: string): DataSource => ({ kind: 'inline', encoding: 'base64', value });

const { secrets } = dumpOf(listenersFixture('dump'));

function chainOf(name: string) {
  const { content } = named(secrets, name);
  if (content.kind === 'tls-certificate') return readCertificates(content.chain);
  if (content.kind === 'validation-context') return readCertificates(content.context.trustedCa);
  throw new Error(`${name} has no certificates`);
}

/** Escapes of RFC 4514 undone, attribute names left out. */
const values = (name: string): readonly string[] =>
  name
    .split(/(?<!\\), /)
    .flatMap((part) =>
      part.split(/(?<!\\)\+/).map((each) => each.slice(each.indexOf('=') + 1).replaceAll(/\\(.)/g, '$1')),
    );

describe('certificates', () => {
  it('are read as OpenSSL reads them: every root that Node trusts', () => {
    expect(ROOTS.length).toBeGreaterThan(100);
    for (const pem of ROOTS) {
      const read = first(readCertificates(text(pem)).certificates);
      const { subject, issuer, ...rest } = asOpenSsl(pem);
      expect(read).toMatchObject({ ...rest, selfIssued: true });
      // Node escapes in another way: the values decide.
      expect(values(read.subject).map((value) => value.replaceAll('\\', ''))).toEqual(
        subject.map((value) => value.replaceAll('\\', '')),
      );
      expect(issuer).toHaveLength(values(read.issuer).length);
    }
  });

  it('name everything that a real secret holds, leaf first', () => {
    const { certificates, unreadable, absent } = chainOf('kubernetes://shop-cert');
    expect({ unreadable, absent }).toEqual({ unreadable: 0, absent: null });
    expect(certificates).toMatchObject([
      {
        subject: 'CN=shop.example.com, O=Example\\, Inc., C=DE',
        commonName: 'shop.example.com',
        issuer: 'CN=Example Issuing CA, O=Example Trust',
        notBefore: '2026-01-01T00:00:00Z',
        notAfter: '2036-01-01T00:00:00Z',
        isCa: false,
        selfIssued: false,
        key: 'RSA 2048',
        subjectAltNames: [
          { kind: 'dns', value: 'shop.example.com' },
          { kind: 'dns', value: '*.shop.example.com' },
          { kind: 'ip', value: '192.0.2.7' },
          { kind: 'ip', value: '2001:db8::7' },
          { kind: 'uri', value: 'spiffe://cluster.local/ns/shop/sa/edge' },
          { kind: 'email', value: 'edge@example.com' },
        ],
      },
      { commonName: 'Example Issuing CA', isCa: true, key: 'EC P-256' },
    ]);
    const wild = first(chainOf('kubernetes-gateway://edge/wild-cert').certificates);
    expect(wild).toMatchObject({ subject: 'CN=*.übung.example', key: 'EC P-384' });
    expect(chainOf('kubernetes://shop-cert-cacert').certificates.map(({ selfIssued }) => selfIssued)).toEqual(
      [true, false],
    );
  });

  it('say why there are none', () => {
    expect(readCertificates({ kind: 'none' }).absent).toBe('none');
    expect(readCertificates({ kind: 'file', path: '/etc/x' }).absent).toBe('elsewhere');
    expect(readCertificates({ kind: 'environment', variable: 'X' }).absent).toBe('elsewhere');
    for (const hidden of ['[redacted]', '[hidden]', '[hidden]   ', '*'])
      expect(readCertificates(text(hidden)).absent).toBe('hidden');
    expect(readCertificates(base64('W3JlZGFjdGVkXQ==')).absent).toBe('hidden');
    expect(readCertificates(base64('[hidden]')).absent).toBe('hidden');
    expect(readCertificates(base64('not base64!')).absent).toBe('no-certificate');
    expect(readCertificates(text('')).absent).toBe('no-certificate');
  });

  it('count what says that it is a certificate and is none', () => {
    const [root = ''] = ROOTS;
    const block = (body: string) => `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`;
    const mixed = `${block('AAAA')}${root.replaceAll('CERTIFICATE', 'TRUSTED CERTIFICATE')}\n${block('é')}`;
    const chain = readCertificates(text(mixed));
    expect(chain).toMatchObject({ unreadable: 2, left: 0, absent: null });
    expect(chain.certificates).toHaveLength(1);
    expect(readCertificates(text('-----BEGIN CERTIFICATE-----\nAAAA'))).toMatchObject({ unreadable: 1 });
    expect(readCertificates(text(block('AAAA').repeat(2_001)))).toMatchObject({ unreadable: 2_000, left: 1 });
  });

  it('fail in one way only, however their bytes are changed', () => {
    const [root = ''] = ROOTS;
    const bytes = Uint8Array.from(Buffer.from(root.replaceAll(/-----[A-Z ]+-----/g, ''), 'base64'));
    const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(change, fc.nat(bytes.length), (changes, length) => {
        const copy = bytes.slice(0, length === 0 ? bytes.length : length);
        for (const [at, value] of changes) copy[at % copy.length] = value;
        try {
          expect(readCertificate(copy).serial).toMatch(/^[0-9a-f]+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(DerError);
        }
      }),
      { numRuns: 3_000 },
    );
    // A length of four bytes that reaches far beyond the end, and one that is not definite.
    for (const broken of [[0x30, 0x84, 0xff, 0xff, 0xff, 0xff], [0x30, 0x80, 0, 0], [0x1f, 0], []])
      expect(() => readCertificate(Uint8Array.from(broken))).toThrow(DerError);
  });

  it('nested without end are refused', () => {
    let bytes = Uint8Array.from([0x02, 0x01, 0x00]);
    for (let level = 0; level < 40; level += 1) bytes = Uint8Array.from([0x30, bytes.length, ...bytes]);
    expect(() => readCertificate(bytes)).toThrow(DerError);
  });
});

describe('serialOf', () => {
  it('makes the spellings of OpenSSL, BoringSSL and people equal', () => {
    expect(serialOf('00A1:0B')).toBe('a10b');
    expect(serialOf('5a7176892074CFAEA6403d4c4bc402f7326bf1')).toBe(
      serialOf('005A7176892074cfaea6403d4c4bc402f7326bf1'),
    );
    expect(serialOf('0')).toBe('0');
    expect(serialOf('')).toBe('');
  });
});
