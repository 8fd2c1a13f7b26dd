import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** PEM text of a certificate that signs itself, and of its key. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** A fresh self-signed certificate for localhost and 127.0.0.1, made with openssl. */
export async function makeCertificate(names = 'DNS:localhost,IP:127.0.0.1'): Promise<Certificate> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-cert-'));
  const file = (name: string) => join(folder, name);
  try {
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', file('key')];
    const subject = [
      '-subj',
      '/CN=stub',
      '-addext',
      `subjectAltName=${names}`,
      '-days',
      '2',
      '-out',
      file('cert'),
    ];
    await promisify(execFile)('openssl', ['req', '-x509', ...key, ...subject]);
    return { cert: await readFile(file('cert'), 'utf8'), key: await readFile(file('key'), 'utf8') };
  } finally {
    await rm(folder, { recursive: true });
  }
}
