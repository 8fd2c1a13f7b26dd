import { ROOT } from '@/lib/core/json-pointer';
import type { Certificate } from '@/lib/envoy/certificate';
import { type CertificateChain, readCertificates } from '@/lib/envoy/certificate-chain';
import { type LoadedCertificate, type LoadedContext, readCerts } from '@/lib/envoy/certs';
import type { DataSource, Secret } from '@/lib/envoy/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { documentOf } from './dump-bytes';
import { valueIn } from './json-at';
import { perSnapshot } from './lists/per-snapshot';

const NOTHING: CertificateChain = { certificates: [], unreadable: 0, left: 0, absent: null };

/** The certificates of a secret: its chain, or the CAs of a validation context. Read once for each secret. */
export const chainOfSecret = perSnapshot(({ content }: Secret): CertificateChain => {
  if (content.kind === 'tls-certificate') return readCertificates(content.chain);
  return content.kind === 'validation-context' ? readCertificates(content.context.trustedCa) : NOTHING;
});

/** What Envoy has loaded, by its own word; null when `/certs` was not read, or is not what it should be. */
export const loadedContexts = perSnapshot((snapshot: Snapshot): readonly LoadedContext[] | null => {
  const answer = valueIn(documentOf(snapshot, 'admin/certs'), ROOT);
  if (answer === undefined) return null;
  const result = readCerts(answer);
  return result.ok ? result.value : null;
});

interface LoadedOnce {
  readonly certificate: LoadedCertificate;
  readonly isCa: boolean;
  /** TLS contexts that have it; each counts once. */
  readonly contexts: number;
}

/** The certificates of `/certs`, each once, however many contexts share it; by serial and file. */
export const loadedOnce = perSnapshot((snapshot: Snapshot): readonly LoadedOnce[] => {
  const all = (loadedContexts(snapshot) ?? []).flatMap(({ ca, chain }, context) => [
    ...chain.map((certificate) => ({ certificate, isCa: false, context })),
    ...ca.map((certificate) => ({ certificate, isCa: true, context })),
  ]);
  const groups = Map.groupBy(
    all,
    ({ certificate: { serial, path }, isCa }) => `${serial} ${isCa} ${path ?? ''}`,
  );
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const contexts = new Set(same.map(({ context }) => context)).size;
    return [{ certificate: first.certificate, isCa: first.isCa, contexts }];
  });
});

/** The file that a secret takes its certificates from, on Envoy's machine; null for any other source. */
export function fileOfSecret({ content }: Secret): string | null {
  const source =
    content.kind === 'tls-certificate'
      ? content.chain
      : content.kind === 'validation-context'
        ? content.context.trustedCa
        : null;
  return source?.kind === 'file' ? source.path : null;
}

/** In how many TLS contexts a certificate is, by serial; null when `/certs` is not known. */
export function loadedIn(snapshot: Snapshot, { serial }: Pick<Certificate, 'serial'>): number | null {
  const contexts = loadedContexts(snapshot);
  if (contexts === null) return null;
  return contexts.filter(({ ca, chain }) => [...ca, ...chain].some((each) => each.serial === serial)).length;
}

/** A data source without its text: what an answer says of it, when the JSON beside it has the rest. */
export function withoutText(source: DataSource): DataSource {
  return source.kind === 'inline' ? { ...source, value: '' } : source;
}

/** A secret without the text of its certificates. */
export function leanSecret(secret: Secret): Secret {
  const { content } = secret;
  if (content.kind === 'tls-certificate')
    return { ...secret, content: { ...content, chain: withoutText(content.chain) } };
  if (content.kind !== 'validation-context') return secret;
  const context = { ...content.context, trustedCa: withoutText(content.context.trustedCa) };
  return { ...secret, content: { ...content, context } };
}
