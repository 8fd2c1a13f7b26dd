import type { LoadedCertificate } from '@/lib/envoy/certs';
import type { Secret } from '@/lib/envoy/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { chainOfSecret, fileOfSecret, loadedOnce } from './secrets-certs';
import { chainProblems } from './secrets-dates';
import { loadedDates, loadedFacts } from './secrets-facts';
import type { SecretRow } from './secrets-types';

/** Certificates that Envoy has loaded from one file, or inline: they expire like the others, and are in no secret. */
function loadedRow(isCa: boolean, certificates: readonly LoadedCertificate[], takenAt: string): SecretRow {
  const { path = null, serial = '' } = certificates[0] ?? {};
  const kind = isCa ? 'validation-context' : 'tls-certificate';
  return {
    id: `/certs ${isCa ? 'ca' : 'chain'} ${path ?? serial}`,
    name: path ?? 'inline',
    kind,
    state: 'loaded',
    pointer: null,
    version: null,
    lastUpdated: null,
    origin: { kind: 'loaded', path },
    ...loadedFacts(certificates, takenAt),
    users: { listeners: [], clusters: [] },
    problems: chainProblems(loadedDates(certificates), kind, takenAt),
  };
}

/** What `/certs` has and the secrets of the dump have not: of a file all that is in it, inline each by itself. */
export function loadedRows(snapshot: Snapshot, secrets: readonly Secret[]): readonly SecretRow[] {
  const known = secrets.flatMap((each) => chainOfSecret(each).certificates).map(({ serial }) => serial);
  const serials = new Set(known);
  const files = new Set(secrets.map(fileOfSecret));
  const rest = loadedOnce(snapshot).filter(({ certificate: { path, serial } }) =>
    path === null ? !serials.has(serial) : !files.has(path),
  );
  const groups = Map.groupBy(rest, ({ certificate: { path, serial }, isCa }) => `${isCa} ${path ?? serial}`);
  return [...groups.values()].map((group) =>
    loadedRow(
      group[0]?.isCa ?? false,
      group.map(({ certificate }) => certificate),
      snapshot.takenAt,
    ),
  );
}
