import { naturalOrder } from '@/lib/core/natural-order';
import type { LoadedCertificate } from '@/lib/envoy/certs';
import type { ConfigDump, Secret } from '@/lib/envoy/model';
import type { Joined } from './joined';
import { perSnapshot } from './lists/per-snapshot';
import { chainOfSecret, fileOfSecret, loadedOnce } from './secrets-certs';
import { chainProblems } from './secrets-dates';
import { factsOf, loadedDates, loadedFacts } from './secrets-facts';
import { loadedRows } from './secrets-loaded';
import { secretOrigin } from './secrets-origin';
import type { SecretProblem, SecretRow, SecretUser, SecretUsers } from './secrets-types';
import { secretUsers } from './secrets-users';

/** Whether a dump says anything of secrets: one that was taken by `mask=` may not. */
export function hasSecrets(dump: ConfigDump | null): boolean {
  return dump?.sections.some(({ type }) => type.endsWith('.SecretsConfigDump')) ?? false;
}

/** The namespace of the proxy, where `kubernetes://name` lies. */
export function placeOf({ snapshot, objects }: Joined): { isIstioProxy: boolean; namespace: string | null } {
  const metadata = snapshot.serverInfo?.metadata ?? snapshot.dump?.bootstrap?.metadata ?? {};
  const namespace = Object.hasOwn(metadata, 'NAMESPACE') ? metadata['NAMESPACE'] : undefined;
  const said = typeof namespace === 'string' ? namespace : '';
  const own = snapshot.origin.proxy?.namespace || said;
  return { isIstioProxy: objects.isIstioProxy, namespace: own === '' ? null : own };
}

const NO_USERS: readonly SecretUser[] = [];

function usersOf(users: readonly SecretUser[]): SecretUsers {
  const names = (kind: SecretUser['kind']) => [
    ...new Set(users.filter((user) => user.kind === kind).map(({ name }) => name)),
  ];
  return { listeners: names('listener'), clusters: names('cluster') };
}

/** The certificates that Envoy loaded from the file of a secret. */
function loadedOf(secret: Secret, { snapshot }: Joined): readonly LoadedCertificate[] {
  const path = fileOfSecret(secret);
  if (path === null) return [];
  return loadedOnce(snapshot).flatMap(({ certificate }) => (certificate.path === path ? [certificate] : []));
}

function problemsOf(secret: Secret, joined: Joined): readonly SecretProblem[] {
  const { state, kind, error } = secret;
  const { certificates, unreadable } = chainOfSecret(secret);
  const dates = certificates.length > 0 ? certificates : loadedDates(loadedOf(secret, joined));
  return [
    ...(error === null ? [] : [{ kind: 'rejected', details: error.details } as const]),
    ...(state === 'warming' ? [{ kind: 'not-delivered' } as const] : []),
    ...chainProblems(dates, kind, joined.snapshot.takenAt),
    ...(unreadable === 0 ? [] : [{ kind: 'unreadable', count: unreadable } as const]),
  ];
}

/** What Envoy writes as the version of a secret that was never delivered (sds_api.cc). */
const NO_VERSION = 'uninitialized';

function secretRow(secret: Secret, joined: Joined, users: readonly SecretUser[]): SecretRow {
  const { takenAt } = joined.snapshot;
  const { name, kind, state, pointer, version, lastUpdated } = secret;
  const { certificates } = chainOfSecret(secret);
  const loaded = loadedOf(secret, joined);
  return {
    id: name === '' ? pointer : name,
    name,
    kind,
    state,
    pointer,
    version: version === NO_VERSION ? null : version,
    lastUpdated,
    origin: secretOrigin(name, state, placeOf(joined)),
    ...(loaded.length > 0 ? loadedFacts(loaded, takenAt) : factsOf(certificates, takenAt)),
    users: usersOf(users),
    problems: problemsOf(secret, joined),
  };
}

/** A secret that a listener or cluster in use names, and that Envoy does not have. */
function missingRow(name: string, joined: Joined, users: readonly SecretUser[]): SecretRow {
  const kinds = new Set(users.map(({ role }) => role));
  const kind = kinds.has('certificate')
    ? 'tls-certificate'
    : kinds.has('validation')
      ? 'validation-context'
      : 'unknown';
  return {
    id: name,
    name,
    kind,
    state: 'missing',
    pointer: null,
    version: null,
    lastUpdated: null,
    origin: secretOrigin(name, null, placeOf(joined)),
    ...factsOf([], joined.snapshot.takenAt),
    users: usersOf(users),
    problems: [{ kind: 'missing' }],
  };
}

const RANK: Readonly<Record<SecretProblem['kind'], number>> = {
  missing: 0,
  expired: 0,
  'not-yet-valid': 0,
  rejected: 0,
  'not-delivered': 1,
  'expires-soon': 1,
  'others-expired': 2,
  unreadable: 2,
};

/** How many secrets there are, how many with a problem, and how many of those that do not work; null when unknown. */
export function secretCounts(joined: Joined) {
  if (!hasSecrets(joined.snapshot.dump)) return null;
  const rows = secretRows(joined);
  const count = rows.filter(({ problems }) => problems.length > 0).length;
  const failed = rows.filter((row) => rankOf(row) === 0).length;
  return { secrets: rows.length, problems: { count, failed } };
}

const rankOf = ({ problems }: SecretRow): number => Math.min(3, ...problems.map(({ kind }) => RANK[kind]));

/** Problems first; what is in no secret last; else by name. */
function order(a: SecretRow, b: SecretRow): number {
  const loaded = (row: SecretRow) => (row.state === 'loaded' ? 1 : 0);
  return rankOf(a) - rankOf(b) || loaded(a) - loaded(b) || naturalOrder(a.name, b.name);
}

/** A name may be active and warming at once: then the second one is called by its place. */
function withIds(rows: readonly SecretRow[]): readonly SecretRow[] {
  const seen = new Set<string>();
  return rows.map((row) => {
    const id = seen.has(row.id) && row.pointer !== null ? row.pointer : row.id;
    seen.add(id);
    return id === row.id ? row : { ...row, id };
  });
}

/** Every secret of a snapshot, those that are missing, and what else `/certs` names; the same array each time. */
export const secretRows = perSnapshot((joined: Joined): readonly SecretRow[] => {
  const { dump } = joined.snapshot;
  const users = dump === null ? new Map<string, readonly SecretUser[]>() : secretUsers(dump);
  const secrets = dump?.secrets ?? [];
  const known = new Set(secrets.map(({ name }) => name));
  const inUse = [...users].flatMap(([name, all]): readonly SecretRow[] => {
    const live = all.filter(({ state }) => state !== 'rejected');
    return known.has(name) || live.length === 0 ? [] : [missingRow(name, joined, live)];
  });
  const own = secrets.map((secret) => secretRow(secret, joined, users.get(secret.name) ?? NO_USERS));
  return withIds(
    [...own, ...(hasSecrets(dump) ? inUse : []), ...loadedRows(joined.snapshot, secrets)].sort(order),
  );
});
