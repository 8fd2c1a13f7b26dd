'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Kv, type KvEntry } from '@/components/data/kv';
import { visibleText } from '@/components/ui/visible-text';
import type { ChainDetail, ChainLine } from '@/lib/answers/listeners-types';
import { answerQuery } from '@/lib/api/queries';
import type { FilterChain } from '@/lib/envoy/model';
import { Answered } from '../answered';
import { PageLink } from '../links';
import { mono, muted } from '../parts';
import { Weights } from '../routes/weights';
import { otherChainConditions, serverNamesText, transportText } from '../words/chain-words';
import { connectionEntries } from '../words/connection-words';
import { durationWords } from '../words/duration-words';
import { mayAnswerCount } from '../words/filter-words';
import { tlsEntries, type WordEntry } from '../words/tls-words';
import { ChainSecrets } from './chain-secrets';
import { FilterStrip } from './filter-strip';

const OK = { kind: 'ok' } as const;

export interface ChainDetailsProps {
  readonly snapshot: string;
  readonly line: ChainLine;
}

/** All of a chain; it is asked for when it is unfolded. */
export function ChainDetails({ snapshot, line }: ChainDetailsProps) {
  const query = useQuery(answerQuery(snapshot, { ask: 'chain', pointer: line.pointer }));
  return (
    <Answered query={query} loading={`Loading chain ${line.ordinal}`} lines={3}>
      {(detail) => <Details detail={detail} />}
    </Answered>
  );
}

/** Its filters, its TLS, its connection manager, and all that the row has no room for. */
function Details({ detail }: { readonly detail: ChainDetail }) {
  const { chain } = detail;
  return (
    <div className="grid gap-3 pt-2.5">
      {chain.http === null ? null : <HttpFilters detail={detail} />}
      <NetworkFilters chain={chain} />
      {chain.tcpClusters.length === 0 ? null : (
        <div className="max-w-120">
          <h3 className="mb-1">TCP to</h3>
          <Weights clusters={chain.tcpClusters} home={null} state={OK} />
        </div>
      )}
      <Facts chain={chain} />
      {chain.tls === null ? null : (
        <Part title={chain.tls.isQuic ? 'TLS, over QUIC' : 'TLS'}>
          <ChainSecrets secrets={detail.secrets} />
          <Kv entries={kvOf(tlsEntries(chain.tls))} />
        </Part>
      )}
      {chain.http === null ? null : (
        <Part title="HTTP connection manager">
          <Kv
            entries={[
              ['Stat prefix', chain.http.statPrefix === '' ? null : mono(visibleText(chain.http.statPrefix))],
              ...kvOf(connectionEntries(chain.http.settings)),
            ]}
          />
        </Part>
      )}
    </div>
  );
}

/** Lines of words as entries; what is '' is left out. */
export function kvOf(entries: readonly WordEntry[]): readonly KvEntry[] {
  return entries.map(([name, text]) => [name, text === '' ? null : visibleText(text)]);
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <h3>{title}</h3>
      {children}
    </div>
  );
}

function HttpFilters({ detail }: { readonly detail: ChainDetail }) {
  const filters = detail.chain.http?.httpFilters ?? [];
  const answering = mayAnswerCount(filters);
  return (
    <div>
      <p className="sm mb-1.5 flex gap-2">
        <b>HTTP filters</b>
        <span className="mut">
          run in this order{answering === 0 ? '' : `; ${answering} may answer before the router`}
        </span>
      </p>
      <FilterStrip filters={filters} uses={detail.filterUse} label="HTTP filters in order" />
    </div>
  );
}

/** Network filters; a connection manager alone would say nothing that is not said above. */
function NetworkFilters({ chain }: { readonly chain: FilterChain }) {
  if (chain.http !== null && chain.networkFilters.length === 1) return null;
  return (
    <div>
      <p className="sm mb-1.5 flex gap-2">
        <b>Network filters</b>
        <span className="mut">run in this order</span>
      </p>
      <FilterStrip filters={chain.networkFilters} label="Network filters in order" />
    </div>
  );
}

function socketEntry({ tls, transportSocket }: FilterChain): ReactNode {
  if (tls !== null || transportSocket === null) return null;
  return mono(visibleText(transportSocket.name || transportSocket.type));
}

function Facts({ chain }: { readonly chain: FilterChain }) {
  const { match, handshakeTimeout } = chain;
  const other = otherChainConditions(match).join(' · ');
  const pointerLink = (
    <PageLink page="/config" params={{ at: chain.pointer }} className="lnk mono wrap-anywhere">
      {visibleText(chain.pointer)}
    </PageLink>
  );
  return (
    <Kv
      entries={[
        ['Name', chain.name === '' ? null : mono(visibleText(chain.name))],
        [
          'Server names',
          chain.isDefault ? muted('not looked at: the default chain') : visibleText(serverNamesText(match)),
        ],
        ['Transport, ALPN', visibleText(transportText(match))],
        ['Also', other === '' ? null : visibleText(other)],
        ['Transport socket', socketEntry(chain)],
        ['Handshake', handshakeTimeout === null ? null : `at most ${durationWords(handshakeTimeout)}`],
        ['In the dump', pointerLink],
      ]}
    />
  );
}
