import { isHiddenText } from '@/lib/core/hidden-text';
import { type Certificate, readCertificate } from './certificate';
import { DerError } from './der';
import type { DataSource } from './tls-model';

/** CA bundles have a few hundred; more than this is read as far as this. */
const MAX_CERTIFICATES = 2_000;

export interface CertificateChain {
  /** In the order of the file: of a chain the leaf first. */
  readonly certificates: readonly Certificate[];
  /** PEM blocks that say that they are certificates and cannot be read as such. */
  readonly unreadable: number;
  /** Certificates beyond the first 2,000, not read. */
  readonly left: number;
  /**
   * Why there is nothing to read: no data in the dump (a file or variable of Envoy's own machine), overwritten by
   * redaction, or text without a certificate. Null where there is.
   */
  readonly absent: 'elsewhere' | 'hidden' | 'no-certificate' | 'none' | null;
}

/** BoringSSL's PEM_read_bio_X509 takes all three (pem_lib.c). */
const BEGIN = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/g;
const END = '-----END ';

/** Base64 as bytes; null when it is none. White space is allowed. */
function decodeBase64(text: string): Uint8Array | null {
  try {
    const binary = atob(text);
    const bytes = new Uint8Array(binary.length);
    for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
    return bytes;
  } catch {
    return null;
  }
}

/** The body of each PEM block; one without an end reaches to the end of the text. */
function pemBlocks(text: string): readonly string[] {
  return [...text.matchAll(BEGIN)].map((begin) => {
    const start = begin.index + begin[0].length;
    const end = text.indexOf(END, start);
    return text.slice(start, end < 0 ? undefined : end);
  });
}

function readBlock(block: string): Certificate | null {
  const bytes = decodeBase64(block);
  if (bytes === null) return null;
  try {
    return readCertificate(bytes);
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

/** What Envoy and Gatescope leave in place of a hidden value, the former also as bytes. */
const HIDDEN_BY_ENVOY = /^(?:\[redacted\]|\*+)$/;

const isHidden = (text: string): boolean => HIDDEN_BY_ENVOY.test(text) || isHiddenText(text.trim());

function textOf(source: DataSource & { readonly kind: 'inline' }): string | null {
  if (source.encoding === 'text') return source.value;
  const bytes = decodeBase64(source.value);
  return bytes === null ? null : new TextDecoder().decode(bytes);
}

const nothing = (absent: CertificateChain['absent']): CertificateChain => ({
  certificates: [],
  unreadable: 0,
  left: 0,
  absent,
});

/** The certificates of a data source of the dump. Never throws: what cannot be read is counted. */
export function readCertificates(source: DataSource): CertificateChain {
  if (source.kind === 'none') return nothing('none');
  if (source.kind !== 'inline') return nothing('elsewhere');
  if (isHidden(source.value)) return nothing('hidden');
  const text = textOf(source);
  if (text === null) return nothing('no-certificate');
  if (isHidden(text)) return nothing('hidden');
  const blocks = pemBlocks(text);
  if (blocks.length === 0) return nothing('no-certificate');
  const read = blocks.slice(0, MAX_CERTIFICATES).map(readBlock);
  const certificates = read.filter((each) => each !== null);
  return {
    certificates,
    unreadable: read.length - certificates.length,
    left: blocks.length - read.length,
    absent: null,
  };
}
