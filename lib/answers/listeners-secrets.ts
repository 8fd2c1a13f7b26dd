import { readCertificates } from '@/lib/envoy/certificate-chain';
import type { DataSource, DownstreamTls, FilterChain } from '@/lib/envoy/model';
import type { Joined } from './joined';
import type { ChainSecret } from './listeners-types';
import { perSnapshot } from './lists/per-snapshot';
import { withoutText } from './secrets-certs';
import { chainProblems, daysBetween } from './secrets-dates';
import { secretRows } from './secrets-rows';
import type { SecretRow } from './secrets-types';

const byName = perSnapshot((joined: Joined): ReadonlyMap<string, SecretRow> => {
  const rows = secretRows(joined).filter(({ state }) => state !== 'loaded');
  // Of an active and a warming one of the same name the active one is used: it comes last, and stays.
  return new Map(
    rows
      .toSorted((a, b) => Number(a.state === 'active') - Number(b.state === 'active'))
      .map((row) => [row.name, row]),
  );
});

type Role = ChainSecret['role'];

function fromSds(name: string, role: Role, joined: Joined): ChainSecret {
  const row = byName(joined).get(name);
  return {
    role,
    source: 'sds',
    name,
    secret: row?.id ?? null,
    commonName: row?.commonName ?? null,
    notAfter: row?.notAfter ?? null,
    daysLeft: row?.daysLeft ?? null,
    problems: row?.problems ?? [],
  };
}

function fromSource(source: DataSource, role: Role, { snapshot: { takenAt } }: Joined): ChainSecret {
  const { certificates } = readCertificates(source);
  const [first] = certificates;
  const kind = role === 'validation' ? 'validation-context' : 'tls-certificate';
  const isFile = source.kind === 'file';
  return {
    role,
    source: isFile ? 'file' : 'inline',
    name: isFile ? source.path : source.kind === 'environment' ? source.variable : '',
    secret: null,
    commonName: first?.commonName ?? null,
    notAfter: first?.notAfter ?? null,
    daysLeft: first === undefined ? null : daysBetween(takenAt, first.notAfter),
    problems: chainProblems(certificates, kind, takenAt),
  };
}

const elsewhere = (name: string): ChainSecret => ({
  role: 'certificate',
  source: 'provider',
  name,
  secret: null,
  commonName: null,
  notAfter: null,
  daysLeft: null,
  problems: [],
});

/** What a TLS context shows and trusts, with the days that are left to it. */
export function chainSecrets({ tls }: FilterChain, joined: Joined): readonly ChainSecret[] {
  if (tls === null) return [];
  const certificates = tls.certificates.map((each) => {
    if (each.kind === 'sds') return fromSds(each.name, 'certificate', joined);
    return each.kind === 'inline' ? fromSource(each.chain, 'certificate', joined) : elsewhere(each.name);
  });
  const { secretName, context } = tls.validation;
  const ca = context?.trustedCa ?? { kind: 'none' };
  return [
    ...certificates,
    ...(secretName === null ? [] : [fromSds(secretName, 'validation', joined)]),
    ...(ca.kind === 'none' ? [] : [fromSource(ca, 'validation', joined)]),
    ...(tls.sessionTickets.kind === 'sds' ? [fromSds(tls.sessionTickets.name, 'tickets', joined)] : []),
  ];
}

function leanTls(tls: DownstreamTls): DownstreamTls {
  const { context } = tls.validation;
  return {
    ...tls,
    certificates: tls.certificates.map((each) =>
      each.kind === 'inline' ? { ...each, chain: withoutText(each.chain) } : each,
    ),
    validation: {
      ...tls.validation,
      context: context === null ? null : { ...context, trustedCa: withoutText(context.trustedCa) },
    },
  };
}

/** A chain without the text of its certificates: the JSON has it, and nobody reads it here. */
export function leanChain(chain: FilterChain): FilterChain {
  return chain.tls === null ? chain : { ...chain, tls: leanTls(chain.tls) };
}
