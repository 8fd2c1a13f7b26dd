import type { ResourceMeta } from './resource-model';
import type { DataSource, ValidationContext } from './tls-model';

/** What a secret holds, without anything secret: keys and generic values are never read. */
export type SecretContent =
  | {
      readonly kind: 'tls-certificate';
      /** The chain, leaf first; `none` where only a PKCS #12 file is configured, which Envoy hides. */
      readonly chain: DataSource;
      readonly isPkcs12: boolean;
      /** Private key method provider (HSM, offload) instead of a key. */
      readonly keyProvider: string | null;
      readonly hasOcspStaple: boolean;
    }
  | { readonly kind: 'validation-context'; readonly context: ValidationContext }
  | { readonly kind: 'session-ticket-keys'; readonly keys: number }
  | { readonly kind: 'generic'; readonly entries: number }
  /** Asked for and not delivered, or of a kind that is not known. */
  | { readonly kind: 'unknown' };

export type SecretKind = SecretContent['kind'];

export interface Secret extends ResourceMeta {
  readonly name: string;
  readonly kind: SecretKind;
  readonly content: SecretContent;
  /** Set for other xDS clients than Envoy; in Envoy's words. */
  readonly error: { readonly details: string; readonly lastAttempt: string | null } | null;
}
