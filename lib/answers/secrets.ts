import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import type { Certificate } from '@/lib/envoy/certificate';
import type { Secret } from '@/lib/envoy/model';
import type { ObjectRef } from '@/lib/istio/model';
import type { Joined } from './joined';
import { jsonAt } from './json-at';
import { listOf } from './lists/engine';
import { listExtras } from './lists/extras';
import type { ListWindow } from './lists/model';
import { chainOfSecret, leanSecret, loadedIn } from './secrets-certs';
import { daysBetween } from './secrets-dates';
import { SECRETS } from './secrets-list';
import { hasSecrets, secretRows } from './secrets-rows';
import type { ChainCertificate, SecretDetail, SecretOrigin, SecretRow, SecretsPage } from './secrets-types';
import { secretUsers } from './secrets-users';

/** The secrets of a snapshot: those of the dump, those that are missing, and what else Envoy has loaded. */
export function secretsPage(joined: Joined, window: ListWindow): SecretsPage {
  const list = listOf(secretRows(joined), SECRETS, window);
  const { counts, rows, matched, problem } = list;
  return {
    counts,
    rows,
    troubled: matched.filter(({ problems }) => problems.length > 0).length,
    hasSection: hasSecrets(joined.snapshot.dump),
    problem,
    ...listExtras(list, SECRETS, window, (row, id) => row.id === id),
  };
}

function issuedBy(certificate: Certificate, next: Certificate | undefined): ChainCertificate['issuedBy'] {
  if (certificate.selfIssued) return 'itself';
  return next !== undefined && next.subject === certificate.issuer ? 'next' : 'elsewhere';
}

function chainOf(secret: Secret | null, joined: Joined): readonly ChainCertificate[] {
  if (secret === null) return [];
  const { certificates } = chainOfSecret(secret);
  return certificates.map((certificate, index) => ({
    certificate,
    daysLeft: daysBetween(joined.snapshot.takenAt, certificate.notAfter) ?? 0,
    loadedIn: loadedIn(joined.snapshot, certificate),
    issuedBy: issuedBy(certificate, certificates[index + 1]),
  }));
}

/** Istio Gateways whose servers name the secret; the credential of a CA goes by the same name. */
function gatewaysOf(origin: SecretOrigin, { snapshot }: Joined): readonly ObjectRef[] {
  if (origin.kind !== 'kubernetes' || snapshot.istio === null) return [];
  const names = new Set([origin.name, `kubernetes://${origin.name}`]);
  return snapshot.istio.gateways
    .filter(({ servers }) => servers.some(({ tls }) => names.has(tls?.credentialName ?? '')))
    .map(({ meta: { kind, namespace, name } }) => ({ kind, namespace, name }));
}

/** One secret by its id, its name or its JSON pointer. Fails with `resource-gone`. */
export function secretDetail(joined: Joined, id: string): Result<SecretDetail> {
  const rows = secretRows(joined);
  const isIt = ({ id: own, name, pointer }: SecretRow) => own === id || name === id || pointer === id;
  const row = rows.find((each) => each.id === id) ?? rows.find(isIt);
  if (row === undefined) return err(appError('resource-gone', { what: `Secret ${id}` }));
  const { dump } = joined.snapshot;
  const secret = dump?.secrets.find(({ pointer }) => pointer === row.pointer) ?? null;
  const isChain = secret?.kind === 'tls-certificate' || secret?.kind === 'validation-context';
  return ok({
    row,
    secret: secret === null ? null : leanSecret(secret),
    chain: chainOf(secret, joined),
    absent: secret !== null && isChain ? chainOfSecret(secret).absent : null,
    usersOf: dump?.sections.some(({ type }) => type.endsWith('.ClustersConfigDump')) ? 'all' : 'listeners',
    users: row.state === 'loaded' || dump === null ? [] : (secretUsers(dump).get(row.name) ?? []),
    gateways: gatewaysOf(row.origin, joined),
    json: row.pointer === null ? '' : jsonAt(joined.snapshot, row.pointer),
  });
}
