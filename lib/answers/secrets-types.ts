import type { JsonPointer } from '@/lib/core/brand';
import type { Certificate } from '@/lib/envoy/certificate';
import type { SubjectAltName } from '@/lib/envoy/certificate-names';
import type { ResourceState, Secret, SecretKind } from '@/lib/envoy/model';
import type { ObjectRef } from '@/lib/istio/model';
import type { QueryProblem } from '@/lib/query/model';
import type { Counts } from './common-types';
import type { ListExtras } from './lists/model';

/** Who made a secret, by the name that it is asked for. */
export type SecretOrigin =
  /** istiod reads it from the Kubernetes API; `namespace` null: that of the proxy, which is not known. */
  | {
      readonly kind: 'kubernetes';
      readonly resource: 'Secret' | 'ConfigMap';
      readonly namespace: string | null;
      readonly name: string;
      /** The CA of a credential: from the Secret `<name>-cacert`, or `ca.crt` of `<name>` itself. */
      readonly isCa: boolean;
    }
  /** `default`: the workload's own certificate, made by the mesh. */
  | { readonly kind: 'workload' }
  /** `ROOTCA`: the roots of the mesh. */
  | { readonly kind: 'mesh-root' }
  /** Files that the Istio agent reads and serves. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** A reference that istiod knows to be wrong: it never gets a certificate. */
  | { readonly kind: 'invalid' }
  | { readonly kind: 'bootstrap' }
  /** Loaded by Envoy, and in no secret of the dump. */
  | { readonly kind: 'loaded'; readonly path: string | null }
  | { readonly kind: 'unknown' };

export type SecretProblem =
  /** A TLS context names it, and Envoy has no secret of that name. */
  | { readonly kind: 'missing' }
  /** Asked for, and nothing was delivered: the listeners and clusters that need it wait. */
  | { readonly kind: 'not-delivered' }
  | { readonly kind: 'expired'; readonly notAfter: string }
  | { readonly kind: 'not-yet-valid'; readonly notBefore: string }
  | { readonly kind: 'expires-soon'; readonly notAfter: string; readonly daysLeft: number }
  /** Certificates above the leaf, or of a bundle, that have expired. */
  | { readonly kind: 'others-expired'; readonly count: number; readonly of: number }
  | { readonly kind: 'unreadable'; readonly count: number }
  | { readonly kind: 'rejected'; readonly details: string };

export type SecretState = ResourceState | 'missing' | 'loaded';

export interface SecretUsers {
  readonly listeners: readonly string[];
  readonly clusters: readonly string[];
}

export interface SecretRow {
  /** Unique, for URLs: the name, or where that stands twice or says nothing, something longer. */
  readonly id: string;
  readonly name: string;
  readonly kind: SecretKind;
  readonly state: SecretState;
  /** Null for one that is in no dump: missing, or loaded from elsewhere. */
  readonly pointer: JsonPointer | null;
  readonly version: string | null;
  readonly lastUpdated: string | null;
  readonly origin: SecretOrigin;
  /** Of the leaf, or of the first CA of a bundle; null where no certificate can be read. */
  readonly subject: string | null;
  readonly commonName: string | null;
  readonly issuer: string | null;
  readonly serial: string | null;
  readonly notBefore: string | null;
  readonly notAfter: string | null;
  /** Whole days from when the snapshot was taken until the certificate expires; negative after that. */
  readonly daysLeft: number | null;
  readonly subjectAltNames: readonly SubjectAltName[];
  /** Certificates that were read of the chain or bundle. */
  readonly certificates: number;
  readonly users: SecretUsers;
  /** Worst first. */
  readonly problems: readonly SecretProblem[];
}

export interface SecretsPage extends ListExtras {
  readonly counts: Counts;
  readonly rows: readonly SecretRow[];
  /** Rows with a problem among those that the filter leaves. */
  readonly troubled: number;
  /** False when the dump has no secrets section: then none can be called missing. */
  readonly hasSection: boolean;
  readonly problem: QueryProblem | null;
}

/** A place that names a secret. */
export interface SecretUser {
  readonly kind: 'listener' | 'cluster';
  readonly name: string;
  readonly state: ResourceState;
  /** Of a listener its chain, by name or else by its place from 1; of a filter its name; '' for the whole. */
  readonly place: string;
  readonly role: 'certificate' | 'validation' | 'tickets' | 'filter' | 'tls';
  readonly pointer: JsonPointer;
}

export interface ChainCertificate {
  readonly certificate: Certificate;
  readonly daysLeft: number;
  /** TLS contexts of `/certs` that have loaded it; null when that answer is missing. */
  readonly loadedIn: number | null;
  /** Its issuer is the next certificate of the chain, it signed itself, or the issuer is not here. */
  readonly issuedBy: 'next' | 'itself' | 'elsewhere';
}

export interface SecretDetail {
  readonly row: SecretRow;
  /** Without the text of its certificates; null for one that is missing or only loaded. */
  readonly secret: Secret | null;
  readonly chain: readonly ChainCertificate[];
  /** Why the chain is empty; null where it is not, and for kinds without one. */
  readonly absent: 'elsewhere' | 'hidden' | 'no-certificate' | 'none' | null;
  readonly users: readonly SecretUser[];
  /** Where users were looked for: a live source may not have been asked for its clusters. */
  readonly usersOf: 'all' | 'listeners';
  /** Istio Gateways whose servers name it as their credential. */
  readonly gateways: readonly ObjectRef[];
  /** Redacted JSON; '' for one that is in no dump. */
  readonly json: string;
}
