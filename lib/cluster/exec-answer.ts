import { isJsonObject, type Json } from '@/lib/core/json';
import { field, textField } from './kubeconfig-fields';

/** What a plugin hands over. `expiresAt` is epoch milliseconds; null: valid until the server refuses it. */
export interface ExecCredential {
  readonly token: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
  readonly expiresAt: number | null;
}

export type ExecAnswer =
  | { readonly ok: true; readonly credential: ExecCredential }
  /** A phrase; never a part of the output, which may be the token. */
  | { readonly ok: false; readonly reason: string };

function bad(reason: string): ExecAnswer {
  return { ok: false, reason };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Reads an `ExecCredential` of `client.authentication.k8s.io` v1 or v1beta1 (kubernetes.io, "Input and output
 * formats"): status with a token, or with certificate and key in PEM, or with all three.
 */
export function readExecAnswer(text: string, apiVersion: string): ExecAnswer {
  const document = parse(text);
  if (!isJsonObject(document)) return bad('it printed no JSON');
  if (textField(document, 'kind') !== 'ExecCredential') return bad('it printed no ExecCredential');
  if (textField(document, 'apiVersion') !== apiVersion)
    return bad(`it answered in another version than ${apiVersion}`);
  const status = field(document, 'status');
  const token = textField(status, 'token')?.trim() ?? null;
  const certificate = textField(status, 'clientCertificateData');
  const key = textField(status, 'clientKeyData');
  if (token === null && certificate === null) return bad('it gave neither a token nor a certificate');
  if ((certificate === null) !== (key === null)) return bad('it gave a certificate without its key');
  // A line break in it would be a header of its own.
  if (token !== null && !/^[\x21-\x7e]+$/.test(token))
    return bad('its token has characters that no token has');
  const expires = textField(status, 'expirationTimestamp');
  const expiresAt = expires === null ? null : Date.parse(expires);
  if (Number.isNaN(expiresAt)) return bad('its expirationTimestamp is not a time');
  return { ok: true, credential: { token, certificate, key, expiresAt } };
}
