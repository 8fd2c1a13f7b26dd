import { fail } from '@/lib/core/errors';
import type { ClusterContext, Material } from './kubeconfig-model';
import { FileProblem, readSmallFile } from './small-file';

const FILE_LIMIT = 1024 * 1024;

/** What a context names by file, read: base64 as in the kubeconfig's `-data` fields, and the token. */
export interface CredentialFiles {
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
  readonly token: string | null;
}

async function readFileOf(path: string): Promise<Buffer> {
  try {
    return await readSmallFile(path, FILE_LIMIT);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return fail('kubeconfig-unreadable', { path: error.path, reason: error.reason });
  }
}

async function base64Of(material: Material | null): Promise<string | null> {
  if (material === null) return null;
  return material.kind === 'data' ? material.base64 : (await readFileOf(material.path)).toString('base64');
}

async function readToken(path: string | null): Promise<string | null> {
  if (path === null) return null;
  const token = (await readFileOf(path)).toString('utf8').trim();
  // Keeps a kubeconfig from sending any other file of this machine to its server.
  if (!/^[\x21-\x7e]+$/.test(token))
    fail('kubeconfig-unreadable', { path, reason: 'it does not hold a token' });
  return token;
}

/** Throws `kubeconfig-unreadable` with the file's path and the reason. `secure`: the server speaks TLS. */
export async function readCredentialFiles(
  context: ClusterContext,
  secure: boolean,
): Promise<CredentialFiles> {
  const { cluster, user } = context;
  const [ca, certificate, key, token] = await Promise.all([
    base64Of(secure ? cluster.ca : null),
    base64Of(secure ? user.certificate : null),
    base64Of(secure ? user.key : null),
    readToken(secure ? user.tokenFile : null),
  ]);
  return { ca, certificate, key, token };
}
