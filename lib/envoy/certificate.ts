import { type DistinguishedName, readGeneralNames, readName, type SubjectAltName } from './certificate-names';
import { Der, DerError, hexOf, latinOf, TAG } from './der';
import { keyAlgorithmOf } from './public-key';

/** What is said of one X.509 certificate (RFC 5280). Times are ISO 8601, UTC, to the second. */
export interface Certificate {
  /** `O=Example Trust, CN=Example Root`, in the order of the certificate. */
  readonly subject: string;
  readonly commonName: string | null;
  readonly issuer: string;
  /** Lower-case hexadecimal without leading zeros: comparable with that of `/certs`. */
  readonly serial: string;
  readonly notBefore: string;
  readonly notAfter: string;
  readonly subjectAltNames: readonly SubjectAltName[];
  /** It may sign others (basicConstraints). */
  readonly isCa: boolean;
  /** Subject and issuer are the same: a root, or a certificate that signed itself. */
  readonly selfIssued: boolean;
  /** `RSA 2048`, `EC P-256`, `Ed25519`, or the OID. */
  readonly key: string;
}

/** A serial number in the one spelling in which two can be compared: `0A:1B` is `a1b`. */
export function serialOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^0-9a-f]/g, '')
    .replace(/^0+(?=.)/, '');
}

const SUBJECT_ALT_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';

const UTC_TIME = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:\.\d+)?Z$/;

/** Validity dates: UTCTime until 2049, GeneralizedTime after (RFC 5280 §4.1.2.5). */
function readTime(time: Der): string {
  const text = latinOf(time.bytes);
  const short = time.tag === TAG.utcTime;
  const parts = (short ? UTC_TIME : GENERALIZED_TIME).exec(text);
  if (parts === null) throw new DerError('not a time');
  const [, digits = '', month = '', day = '', hour = '', minute = '', second = '00'] = parts;
  const year = short ? `${Number(digits) >= 50 ? '19' : '20'}${digits}` : digits;
  const stamp = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  if (Number.isNaN(Date.parse(stamp))) throw new DerError('not a time');
  return stamp;
}

interface Extensions {
  readonly names: readonly SubjectAltName[];
  readonly isCa: boolean;
}

/** Extension ::= SEQUENCE { extnID, critical DEFAULT FALSE, extnValue OCTET STRING } */
function readExtensions(list: Der | undefined): Extensions {
  let names: readonly SubjectAltName[] = [];
  let isCa = false;
  for (const extension of list?.child(0).children() ?? []) {
    const fields = extension.children();
    const value = fields.at(-1);
    const oid = fields[0]?.oid();
    if (value === undefined) continue;
    if (oid === SUBJECT_ALT_NAME) names = readGeneralNames(Der.read(value.bytes));
    if (oid === BASIC_CONSTRAINTS) {
      const [first] = Der.read(value.bytes).children();
      isCa = first?.tag === TAG.boolean && first.bytes[0] !== 0;
    }
  }
  return { names, isCa };
}

/** The fields of a TBSCertificate; `version` is left out of a version 1 certificate. */
function fieldsOf(certificate: Der): readonly Der[] {
  const fields = certificate.child(0).children();
  return fields[0]?.tag === 0xa0 ? fields.slice(1) : fields;
}

/** Reads one certificate from its DER bytes. Throws `DerError` for anything else. */
export function readCertificate(bytes: Uint8Array): Certificate {
  const [serial, , issuer, validity, subject, publicKey, ...rest] = fieldsOf(Der.read(bytes));
  if (serial?.tag !== TAG.integer || !issuer || !validity || !subject || !publicKey)
    throw new DerError('not a certificate');
  const issued: DistinguishedName = readName(issuer);
  const named: DistinguishedName = readName(subject);
  const { names, isCa } = readExtensions(rest.find(({ tag }) => tag === 0xa3));
  return {
    subject: named.text,
    commonName: named.commonName,
    issuer: issued.text,
    serial: serialOf(hexOf(serial.bytes)),
    notBefore: readTime(validity.child(0)),
    notAfter: readTime(validity.child(1)),
    subjectAltNames: names,
    isCa,
    selfIssued: named.text === issued.text,
    key: keyAlgorithmOf(publicKey),
  };
}
