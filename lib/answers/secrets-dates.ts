import type { Certificate } from '@/lib/envoy/certificate';
import type { SecretKind } from '@/lib/envoy/model';
import type { SecretProblem } from './secrets-types';

const DAY = 86_400_000;
/** Days before its end at which a certificate is called due. */
const SOON_DAYS = 14;
/** What lives no longer is renewed by a machine: a workload's certificate of Istio lives for 24 hours. */
const BY_MACHINE_DAYS = 7;

/** Whole days between two times, rounded down: 0 on the last day, negative after the end; null for no time. */
export function daysBetween(from: string, until: string): number | null {
  const days = Math.floor((Date.parse(until) - Date.parse(from)) / DAY);
  return Number.isNaN(days) ? null : days;
}

type Validity = Pick<Certificate, 'notBefore' | 'notAfter'>;

/**
 * What is wrong with the dates of a certificate when the snapshot was taken. It is due in its last 14 days; one
 * that lives for a week at most in its last quarter, or every certificate of a mesh would be due all its life.
 */
function dateProblem({ notBefore, notAfter }: Validity, takenAt: string): SecretProblem | null {
  const now = Date.parse(takenAt);
  const end = Date.parse(notAfter);
  const start = Date.parse(notBefore);
  if (Number.isNaN(now)) return null;
  if (end <= now) return { kind: 'expired', notAfter };
  if (start > now) return { kind: 'not-yet-valid', notBefore };
  const life = end - start;
  const left = end - now;
  const due = life <= BY_MACHINE_DAYS * DAY ? left < life / 4 : left < SOON_DAYS * DAY;
  return due ? { kind: 'expires-soon', notAfter, daysLeft: Math.floor(left / DAY) } : null;
}

/**
 * Problems of a chain, or of a bundle of CAs: of the first certificate its dates, of the others how many have
 * expired. A bundle often keeps old roots: it is expired only when all of them are.
 */
export function chainProblems(
  certificates: readonly Validity[],
  kind: SecretKind,
  takenAt: string,
): readonly SecretProblem[] {
  const [first, ...others] = certificates;
  if (first === undefined) return [];
  const expired = (list: readonly Validity[]) =>
    list.filter(({ notAfter }) => Date.parse(notAfter) <= Date.parse(takenAt)).length;
  const isBundle = kind === 'validation-context';
  const head = dateProblem(first, takenAt);
  const gone = isBundle ? expired(certificates) : expired(others);
  const allGone = isBundle && gone === certificates.length;
  return [
    ...(head === null || (isBundle && !allGone && head.kind === 'expired') ? [] : [head]),
    ...(gone === 0 || allGone
      ? []
      : [{ kind: 'others-expired', count: gone, of: certificates.length } as const]),
  ];
}
