/**
 * What Node's error codes mean, as phrases for `details.reason`. Errors are told apart by these codes, never
 * by their messages, which change and may quote what was sent.
 */
const NETWORK: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name is unknown',
  EAI_AGAIN: 'the name server does not answer',
  ECONNREFUSED: 'nothing listens there',
  EHOSTUNREACH: 'no route to the host',
  ENETUNREACH: 'no route to the network',
  ETIMEDOUT: 'no answer',
  ECONNRESET: 'the other side closed the connection',
  EPIPE: 'the other side closed the connection',
  ERR_INVALID_CHAR: 'the credential has characters that no header may have',
};

const TLS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'The certificate has expired.',
  CERT_NOT_YET_VALID: 'The certificate is not valid yet; check the clock.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate is self-signed.',
  SELF_SIGNED_CERT_IN_CHAIN: 'The certificate comes from a CA that is not trusted.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate comes from a CA that is not trusted.',
  UNABLE_TO_GET_ISSUER_CERT: 'The certificate comes from a CA that is not trusted.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'The certificate comes from a CA that is not trusted.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate is for another name.',
  EPROTO: 'The other side does not speak TLS.',
};

/** Codes of OpenSSL's certificate checks that have no phrase of their own. */
const TLS_CODE =
  /^(CERT_|CRL_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|INVALID_CA|PATH_LENGTH|HOSTNAME_MISMATCH|ERROR_IN_CERT)/;

/** A sentence when the code is one of TLS, else null. */
export function tlsReason(code: string): string | null {
  const known = Object.hasOwn(TLS, code) ? TLS[code] : undefined;
  return known ?? (TLS_CODE.test(code) ? `The TLS handshake failed (${code}).` : null);
}

/** A phrase for a failed connection: `nothing listens there (ECONNREFUSED)`. */
export function networkReason(code: string): string {
  const known = Object.hasOwn(NETWORK, code) ? NETWORK[code] : undefined;
  if (known !== undefined) return `${known} (${code})`;
  return code === '' ? 'the connection was closed' : code;
}
