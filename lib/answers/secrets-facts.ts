import type { Certificate } from '@/lib/envoy/certificate';
import type { LoadedCertificate } from '@/lib/envoy/certs';
import { daysBetween } from './secrets-dates';
import type { SecretRow } from './secrets-types';

type CertificateFacts = Pick<
  SecretRow,
  | 'subject'
  | 'commonName'
  | 'issuer'
  | 'serial'
  | 'notBefore'
  | 'notAfter'
  | 'daysLeft'
  | 'subjectAltNames'
  | 'certificates'
>;

/** What a row says of the first certificate of a chain or bundle; nulls where there is none. */
export function factsOf(certificates: readonly Certificate[], takenAt: string): CertificateFacts {
  const [first] = certificates;
  return {
    subject: first?.subject ?? null,
    commonName: first?.commonName ?? null,
    issuer: first?.issuer ?? null,
    serial: first?.serial ?? null,
    notBefore: first?.notBefore ?? null,
    notAfter: first?.notAfter ?? null,
    daysLeft: first === undefined ? null : daysBetween(takenAt, first.notAfter),
    subjectAltNames: first?.subjectAltNames ?? [],
    certificates: certificates.length,
  };
}

/** What `/certs` says of a certificate that the dump does not hold: no names but the alternative ones. */
export function loadedFacts(loaded: readonly LoadedCertificate[], takenAt: string): CertificateFacts {
  const [first] = loaded;
  const notAfter = first?.expirationTime ?? null;
  return {
    ...factsOf([], takenAt),
    serial: first?.serial || null,
    notBefore: first?.validFrom ?? null,
    notAfter,
    daysLeft: notAfter === null ? null : daysBetween(takenAt, notAfter),
    subjectAltNames: first?.subjectAltNames ?? [],
    certificates: loaded.length,
  };
}

/** The dates of certificates of `/certs`, where it gives both. */
export function loadedDates(loaded: readonly LoadedCertificate[]) {
  return loaded.flatMap(({ validFrom, expirationTime }) =>
    validFrom === null || expirationTime === null ? [] : [{ notBefore: validFrom, notAfter: expirationTime }],
  );
}
