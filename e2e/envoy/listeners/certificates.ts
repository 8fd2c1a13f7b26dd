import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface KeyPair {
  /** PEM text, leaf first. */
  readonly chain: string;
  readonly key: string;
}

export interface Certificates {
  /** RSA, by an intermediate CA, with names of every kind. */
  readonly leaf: KeyPair;
  /** P-384, with a subject that is not ASCII. */
  readonly wildcard: KeyPair;
  /** Its last day has passed. */
  readonly expired: KeyPair;
  /** Root and intermediate. */
  readonly ca: string;
}

const RSA = ['-newkey', 'rsa:2048'];
const P256 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
const P384 = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'];

/** The same in every recording, with a zero in front: Envoy and OpenSSL do not agree on how to write it. */
const serialFor = (name: string): string =>
  `0b${createHash('sha256').update(name).digest('hex').slice(0, 28)}`;

class Authority {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** Signs with `openssl ca`, which alone can set the first and last day. One without a signer signs itself. */
  async issue(
    name: string,
    key: readonly string[],
    subject: string,
    extensions: string,
    { signer = name, from, until }: Days,
  ): Promise<void> {
    await run('openssl', [
      ...['req', '-new', ...key, '-noenc', '-utf8', '-subj', subject],
      ...['-keyout', this.path(`${name}.key`), '-out', this.path(`${name}.csr`)],
    ]);
    await writeFile(this.path('index.txt'), '');
    await writeFile(this.path('serial'), `${serialFor(name)}\n`);
    await writeFile(this.path(`${name}.cnf`), this.#config(signer, extensions));
    await run('openssl', [
      ...['ca', '-batch', '-notext', '-utf8', '-config', this.path(`${name}.cnf`)],
      ...(signer === name ? ['-selfsign'] : []),
      ...['-startdate', from, '-enddate', until],
      ...['-in', this.path(`${name}.csr`), '-out', this.path(`${name}.pem`)],
    ]);
  }

  #config(signer: string, extensions: string): string {
    return [
      '[ca]\ndefault_ca=it',
      `[it]\ndatabase=${this.path('index.txt')}\nserial=${this.path('serial')}\nnew_certs_dir=${this.path('.')}`,
      `certificate=${this.path(`${signer}.pem`)}\nprivate_key=${this.path(`${signer}.key`)}`,
      'default_md=sha256\npolicy=any\nx509_extensions=extensions\nunique_subject=no',
      '[any]\ncommonName=optional\norganizationName=optional\ncountryName=optional',
      `[extensions]\n${extensions}\n`,
    ].join('\n');
  }

  async read(...names: readonly string[]): Promise<string> {
    const texts = await Promise.all(names.map((name) => readFile(this.path(name), 'utf8')));
    return texts.join('');
  }
}

interface Days {
  readonly signer?: string;
  readonly from: string;
  readonly until: string;
}

const NAMES =
  'subjectAltName=DNS:shop.example.com,DNS:*.shop.example.com,IP:192.0.2.7,IP:2001:db8::7,URI:spiffe://cluster.local/ns/shop/sa/edge,email:edge@example.com';

/** Fresh certificates in a folder; needs openssl. The days are fixed, so that tests can name them. */
export async function makeCertificates(folder: string): Promise<Certificates> {
  const authority = new Authority(folder);
  const valid = { from: '20260101000000Z', until: '20360101000000Z' };
  const ca = 'basicConstraints=critical,CA:TRUE';
  await authority.issue('root', P256, '/O=Example Trust/CN=Example Root', ca, valid);
  await authority.issue('middle', P256, '/O=Example Trust/CN=Example Issuing CA', ca, {
    signer: 'root',
    ...valid,
  });
  await authority.issue('leaf', RSA, '/C=DE/O=Example, Inc./CN=shop.example.com', NAMES, {
    signer: 'middle',
    ...valid,
  });
  await authority.issue('wild', P384, '/CN=*.übung.example', 'subjectAltName=DNS:*.xn--bung-zra.example', {
    signer: 'root',
    ...valid,
  });
  await authority.issue('expired', P256, '/CN=old.example.com', 'subjectAltName=DNS:old.example.com', {
    signer: 'root',
    from: '20240101000000Z',
    until: '20250101000000Z',
  });
  const pair = async (...chain: readonly string[]): Promise<KeyPair> => ({
    chain: await authority.read(...chain.map((name) => `${name}.pem`)),
    key: await authority.read(`${chain[0] ?? ''}.key`),
  });
  return {
    leaf: await pair('leaf', 'middle'),
    wildcard: await pair('wild'),
    expired: await pair('expired'),
    ca: await authority.read('root.pem', 'middle.pem'),
  };
}
