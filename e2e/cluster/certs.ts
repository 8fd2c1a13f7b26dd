/** The certificates of a run, made with the openssl command line: EC P-256, days not years. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './run-command.ts';

export interface KeyPair {
  readonly cert: string;
  readonly key: string;
}

export interface LeafOptions {
  readonly subject: string;
  /** In openssl's words: `DNS:x`, `IP:y`, `URI:z`. */
  readonly altNames?: readonly string[];
  readonly usage: readonly ('serverAuth' | 'clientAuth')[];
  readonly days?: number;
}

const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

export class Authority {
  readonly #dir: string;
  readonly pair: KeyPair;

  private constructor(dir: string, pair: KeyPair) {
    this.#dir = dir;
    this.pair = pair;
  }

  static async create(dir: string, name: string, subject: string): Promise<Authority> {
    mkdirSync(dir, { recursive: true });
    const pair = filesOf(dir, name);
    await runCommand('openssl', [
      ...[
        'req',
        '-x509',
        ...NEW_KEY,
        '-days',
        '365',
        '-subj',
        subject,
        '-keyout',
        pair.key,
        '-out',
        pair.cert,
      ],
      ...['-addext', 'basicConstraints=critical,CA:TRUE'],
      ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign,digitalSignature'],
    ]);
    return new Authority(dir, pair);
  }

  async issue(name: string, options: LeafOptions): Promise<KeyPair> {
    const pair = filesOf(this.#dir, name);
    const alt = options.altNames ?? [];
    const extensions = [
      'basicConstraints=critical,CA:FALSE',
      `extendedKeyUsage=${options.usage.join(',')}`,
      ...(alt.length > 0 ? [`subjectAltName=${alt.join(',')}`] : []),
    ];
    await runCommand('openssl', [
      ...['req', '-x509', ...NEW_KEY, '-days', String(options.days ?? 365), '-subj', options.subject],
      ...['-CA', this.pair.cert, '-CAkey', this.pair.key, '-keyout', pair.key, '-out', pair.cert],
      ...extensions.flatMap((line) => ['-addext', line]),
    ]);
    return pair;
  }
}

const filesOf = (dir: string, name: string): KeyPair => ({
  cert: join(dir, `${name}.crt`),
  key: join(dir, `${name}.key`),
});

/** The key that signs service account tokens: RSA, as kubeadm makes it. */
export async function serviceAccountKey(
  dir: string,
): Promise<{ readonly private: string; readonly public: string }> {
  mkdirSync(dir, { recursive: true });
  const pair = { private: join(dir, 'sa.key'), public: join(dir, 'sa.pub') };
  await runCommand('openssl', ['genrsa', '-out', pair.private, '2048']);
  await runCommand('openssl', ['rsa', '-in', pair.private, '-pubout', '-out', pair.public]);
  return pair;
}

/** The folder istiod reads its signing certificate from (`ROOT_CA_DIR`); root and intermediate are one here. */
export function istiodCaFolder(dir: string, root: { readonly cert: string; readonly key: string }): string {
  const folder = join(dir, 'cacerts');
  mkdirSync(folder, { recursive: true });
  for (const name of ['root-cert.pem', 'ca-cert.pem', 'cert-chain.pem'])
    writeFileSync(join(folder, name), root.cert);
  writeFileSync(join(folder, 'ca-key.pem'), root.key, { mode: 0o600 });
  return folder;
}
