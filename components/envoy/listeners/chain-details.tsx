import { Kv } from '@/components/data/kv';
import type { ChainRow } from '@/lib/answers/listeners-types';
import type { FilterChain } from '@/lib/envoy/model';
import { PageLink } from '../links';
import { mono, muted } from '../parts';
import { Weights } from '../routes/weights';
import { otherChainConditions, serverNamesText, transportText } from '../words/chain-words';
import { mayAnswerCount } from '../words/filter-words';
import { FilterStrip } from './filter-strip';

const OK = { kind: 'ok' } as const;

/** The filters of a chain, and all that the row has no room for. */
export function ChainDetails({ row }: { readonly row: ChainRow }) {
  const { chain } = row;
  return (
    <div className="grid gap-3 pt-2.5">
      {chain.http === null ? <NetworkFilters chain={chain} /> : <HttpFilters chain={chain} />}
      {chain.tcpClusters.length === 0 ? null : (
        <div className="max-w-120">
          <h3 className="mb-1">TCP to</h3>
          <Weights clusters={chain.tcpClusters} home={null} state={OK} />
        </div>
      )}
      <Facts chain={chain} />
    </div>
  );
}

function HttpFilters({ chain }: { readonly chain: FilterChain }) {
  const filters = chain.http?.httpFilters ?? [];
  const answering = mayAnswerCount(filters);
  return (
    <div>
      <p className="sm mb-1.5 flex gap-2">
        <b>HTTP filters</b>
        <span className="mut">
          run in this order{answering === 0 ? '' : `; ${answering} may answer before the router`}
        </span>
      </p>
      <FilterStrip filters={filters} label="HTTP filters in order" />
    </div>
  );
}

function NetworkFilters({ chain }: { readonly chain: FilterChain }) {
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

function Facts({ chain }: { readonly chain: FilterChain }) {
  const { match, tls, http } = chain;
  const other = otherChainConditions(match).join(' · ');
  const secrets = tls?.secretNames.join(', ') ?? '';
  const pointerLink = (
    <PageLink page="/config" params={{ at: chain.pointer }} className="lnk mono wrap-anywhere">
      {chain.pointer}
    </PageLink>
  );
  return (
    <Kv
      entries={[
        ['Name', chain.name === '' ? null : mono(chain.name)],
        ['Server names', serverNamesText(match)],
        ['Transport, ALPN', transportText(match)],
        ['Also', other === '' ? null : other],
        ['TLS secrets', tls === null ? null : secrets === '' ? muted('none named') : mono(secrets)],
        ['Certificate', tls?.inlineCertificate ? 'inline in the listener' : null],
        ['Offers ALPN', tls === null || tls.alpn.length === 0 ? null : tls.alpn.join(', ')],
        ['Client certificate', tls?.requireClientCertificate ? 'required' : null],
        ['Stat prefix', http === null || http.statPrefix === '' ? null : mono(http.statPrefix)],
        ['In the dump', pointerLink],
      ]}
    />
  );
}
