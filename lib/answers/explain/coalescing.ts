import type { Certificate } from '@/lib/envoy/certificate';
import { readCertificates } from '@/lib/envoy/certificate-chain';
import type { FilterChain } from '@/lib/envoy/model';
import type { Probe, Prober } from '@/lib/explain/explain';
import type { ExplainQuestion } from '@/lib/explain/question';
import { bareHost, draftOf, questionOf } from '@/lib/explain/reverse/draft';
import type { Joined } from '../joined';
import { chainOfSecret } from '../secrets-certs';
import type { Words } from './types';
import { name } from './words/names';

/** The certificates that a chain shows, as far as the dump has them. */
function leavesOf({ snapshot: { dump } }: Joined, { tls }: FilterChain): readonly Certificate[] {
  return (tls?.certificates ?? []).flatMap((source) => {
    if (source.kind === 'provider') return [];
    if (source.kind === 'inline') return readCertificates(source.chain).certificates.slice(0, 1);
    const secrets = (dump?.secrets ?? []).filter((secret) => secret.name === source.name);
    return secrets.flatMap((secret) => chainOfSecret(secret).certificates.slice(0, 1));
  });
}

/** RFC 6125: a wildcard stands for exactly one label. */
function isNamed(pattern: string, host: string): boolean {
  const [own, given] = [pattern.toLowerCase(), host.toLowerCase()];
  return own.startsWith('*.')
    ? given.slice(given.indexOf('.')) === own.slice(1) && given.includes('.')
    : own === given;
}

const coversBoth = (certificate: Certificate, one: string, other: string): boolean => {
  const names = certificate.subjectAltNames.flatMap((each) => (each.kind === 'dns' ? [each.value] : []));
  return [one, other].every((host) => names.some((pattern) => isNamed(pattern, host)));
};

const placeOf = (engine: Prober, question: ExplainQuestion): Probe | null =>
  engine.probe(question)?.[0] ?? null;

/**
 * What a client may do that has a connection for one host and a certificate that covers another: it sends requests
 * for the other over the same connection (RFC 9113 §9.1.1), and Envoy has them go through the chain of the first.
 */
export function coalescingWords(joined: Joined, engine: Prober, question: ExplainQuestion): Words | null {
  const { tls } = question;
  const draft = draftOf(question);
  const host = bareHost(draft.host ?? '');
  if (tls === null || tls.sni === '' || host === '' || tls.sni === host.toLowerCase()) return null;
  const here = placeOf(engine, question);
  const own = placeOf(engine, questionOf({ ...draft, tls: { ...tls, sni: host } }));
  const first = placeOf(engine, questionOf({ ...draft, host: tls.sni }));
  const isOtherChain = own?.chain !== here?.chain;
  if (!isOtherChain && first?.virtualHost === here?.virtualHost) return null;
  const chains = (joined.snapshot.dump?.listeners ?? []).flatMap(({ filterChains }) => filterChains);
  const chain = chains.find(({ pointer }) => pointer === here?.chain);
  if (chain === undefined || !leavesOf(joined, chain).some((each) => coversBoth(each, tls.sni, host)))
    return null;
  return [
    'The certificate of this filter chain covers ',
    name(tls.sni),
    ' and ',
    name(host),
    ': an HTTP/2 client may send requests for one over a connection that it opened for the other. Then the server name chooses the filter chain, and the host the virtual host',
    isOtherChain ? ': a connection opened for the host itself goes through another filter chain.' : '.',
  ];
}
