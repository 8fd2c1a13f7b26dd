import type { JsonPointer } from '@/lib/core/brand';
import type { ValueMatch } from './route-model';

/** config.core.v3.DataSource */
export type DataSource =
  | { readonly kind: 'inline'; readonly encoding: 'text' | 'base64'; readonly value: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'environment'; readonly variable: string }
  | { readonly kind: 'none' };

/** Where a TLS context takes its own certificate from. */
export type TlsCertificateSource =
  | { readonly kind: 'sds'; readonly name: string; readonly pointer: JsonPointer }
  | { readonly kind: 'inline'; readonly chain: DataSource; readonly pointer: JsonPointer }
  /** A certificate provider or selector that chooses while it shakes hands. */
  | { readonly kind: 'provider'; readonly name: string; readonly pointer: JsonPointer };

/** extensions.transport_sockets.tls.v3.CertificateValidationContext: whom the peer may be. */
export interface ValidationContext {
  readonly trustedCa: DataSource;
  /** The CAs of Envoy's machine (`system_root_certs`). */
  readonly systemRoots: boolean;
  /** One of them is enough. */
  readonly subjectAltNames: readonly { readonly type: string; readonly match: ValueMatch }[];
  /** Pinned public keys (SPKI) and certificates, counted. */
  readonly pinnedKeys: number;
  readonly pinnedCertificates: number;
  readonly hasRevocationList: boolean;
  readonly allowsExpired: boolean;
  /** `ACCEPT_UNTRUSTED`: a certificate that fails is let through. */
  readonly acceptsUntrusted: boolean;
  readonly maxDepth: number | null;
  /** Extension that validates instead of all of this, e.g. `envoy.tls.cert_validator.spiffe`. */
  readonly customValidator: string | null;
}

export interface TlsValidation {
  /** SDS name of the validation context. */
  readonly secretName: string | null;
  /** What stands inline, merged with what SDS brings. */
  readonly context: ValidationContext | null;
}

/** What downstream and upstream contexts have in common (CommonTlsContext). */
export interface TlsContext {
  readonly pointer: JsonPointer;
  /** Every SDS secret that the context names: certificates first, then validation, then session ticket keys. */
  readonly secretNames: readonly string[];
  readonly certificates: readonly TlsCertificateSource[];
  readonly validation: TlsValidation;
  readonly alpn: readonly string[];
  /** `TLSv1_2`; null is Envoy's default (1.2 at least; 1.3 at most for servers, 1.2 for clients). */
  readonly minVersion: string | null;
  readonly maxVersion: string | null;
  /** Empty: Envoy's defaults. */
  readonly cipherSuites: readonly string[];
  readonly ecdhCurves: readonly string[];
  readonly signatureAlgorithms: readonly string[];
  /** `FIPS_202205` … */
  readonly compliance: readonly string[];
  /** Path of an SSLKEYLOGFILE: whoever reads it can decrypt the traffic. */
  readonly keyLog: string | null;
  readonly customHandshaker: string | null;
}

export type SessionTickets =
  /** Keys that Envoy makes itself: no resumption across restarts or pods. */
  | { readonly kind: 'own' }
  | { readonly kind: 'sds'; readonly name: string }
  | { readonly kind: 'inline'; readonly keys: number }
  | { readonly kind: 'off' };

/** extensions.transport_sockets.tls.v3.DownstreamTlsContext */
export interface DownstreamTls extends TlsContext {
  readonly isQuic: boolean;
  readonly requireClientCertificate: boolean;
  readonly inlineCertificate: boolean;
  readonly sessionTickets: SessionTickets;
  /** Session cache of TLS 1.2 and earlier. */
  readonly sessionCache: boolean;
  readonly sessionTimeout: string | null;
  readonly ocspPolicy: 'LENIENT_STAPLING' | 'STRICT_STAPLING' | 'MUST_STAPLE';
  readonly prefersClientCiphers: boolean;
  /** Without SNI or with one that no certificate has: all are tried, not only the first. */
  readonly scansAllCertificates: boolean;
}

/** extensions.transport_sockets.tls.v3.UpstreamTlsContext */
export interface UpstreamTls extends TlsContext {
  readonly sni: string | null;
  /** The host's name becomes the SNI. */
  readonly autoHostSni: boolean;
  /** The certificate must have the SNI among its names. */
  readonly autoSniSanValidation: boolean;
  readonly allowsRenegotiation: boolean;
  /** Sessions kept for resumption; null is Envoy's default of 1. */
  readonly maxSessionKeys: number | null;
}
