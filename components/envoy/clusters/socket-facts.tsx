import { Kv } from '@/components/data/kv';
import { visibleText } from '@/components/ui/visible-text';
import type { SocketUse } from '@/lib/answers/clusters-types';
import { plural } from '@/lib/core/words';
import type { ClusterSettings, SocketMatch, UpstreamSocket } from '@/lib/envoy/cluster-settings-model';
import type { TlsCertificateSource, UpstreamTls } from '@/lib/envoy/tls-model';
import { PageLink } from '../links';
import { mono, muted } from '../parts';
import { valueWords } from '../words/value-words';
import { ExtensionItem, SettingList } from './setting-list';

/** A secret by name, where it is listed. */
function SecretLink({ name }: { readonly name: string }) {
  return (
    <PageLink page="/secrets" params={{ q: name }} className="lnk mono">
      {visibleText(name)}
    </PageLink>
  );
}

function certificateOf(source: TlsCertificateSource) {
  if (source.kind === 'sds') return <SecretLink key={source.pointer} name={source.name} />;
  return <span key={source.pointer}>{source.kind === 'inline' ? 'inline certificate' : source.name}</span>;
}

function sniWords({ sni, autoHostSni }: UpstreamTls) {
  if (autoHostSni) return 'the endpoint’s host name';
  return sni === null || sni === '' ? muted('none') : mono(visibleText(sni));
}

/** Whom the endpoint may be: CA, names, and what weakens the check. */
function Validation({ tls }: { readonly tls: UpstreamTls }) {
  const { secretName, context } = tls.validation;
  const names = context?.subjectAltNames ?? [];
  if (secretName === null && context === null) return <>nothing: any certificate is taken</>;
  return (
    <span className="grid gap-0.5">
      {secretName === null ? null : <SecretLink name={secretName} />}
      {secretName === null && context?.trustedCa.kind === 'none' && !context.systemRoots ? (
        <span>no CA: the chain is not checked</span>
      ) : null}
      {context?.systemRoots ? <span>the system’s CAs</span> : null}
      {names.map(({ type, match }) => (
        <code key={`${type} ${valueWords(match, false)}`} className="wrap-anywhere">
          {type} {visibleText(valueWords(match, false))}
        </code>
      ))}
      {tls.autoSniSanValidation ? <span>the certificate must name the SNI</span> : null}
      {context !== null && context.pinnedKeys + context.pinnedCertificates > 0 ? (
        <span>{plural(context.pinnedKeys + context.pinnedCertificates, 'pinned key or certificate')}</span>
      ) : null}
      {context?.customValidator == null ? null : <code>{visibleText(context.customValidator)}</code>}
      {context?.acceptsUntrusted ? <span>a certificate that fails is let through</span> : null}
      {context?.allowsExpired ? <span>expired certificates are taken</span> : null}
    </span>
  );
}

/** Without a maximum a client of Envoy stops at TLS 1.2 (TlsParameters.tls_maximum_protocol_version). */
const versions = ({ minVersion, maxVersion }: UpstreamTls): string =>
  `${versionText(minVersion) ?? 'TLS 1.2'} to ${versionText(maxVersion) ?? 'TLS 1.2'}`;

const versionText = (version: string | null): string | null =>
  version === null ? null : version.replace(/^TLSv(\d)_(\d)$/, 'TLS $1.$2');

function TlsFacts({ tls }: { readonly tls: UpstreamTls }) {
  return (
    <Kv
      entries={[
        ['SNI', sniWords(tls)],
        [
          'Shows',
          tls.certificates.length === 0 ? muted('no certificate') : tls.certificates.map(certificateOf),
        ],
        ['Accepts', <Validation key="validation" tls={tls} />],
        ['ALPN', tls.alpn.length === 0 ? muted('none') : mono(tls.alpn.join(', '))],
        ['Versions', versions(tls)],
        ['Ciphers', tls.cipherSuites.length === 0 ? null : mono(tls.cipherSuites.join(', '))],
        ['Curves', tls.ecdhCurves.length === 0 ? null : mono(tls.ecdhCurves.join(', '))],
        ['Sessions kept', tls.maxSessionKeys === null ? null : String(tls.maxSessionKeys)],
        ['Renegotiation', tls.allowsRenegotiation ? 'allowed' : null],
        ['Key log', tls.keyLog === null ? null : mono(tls.keyLog)],
      ]}
    />
  );
}

const RAW_BUFFER = 'envoy.extensions.transport_sockets.raw_buffer.v3.RawBuffer';

/** One transport socket, with those around it. */
function SocketFacts({ socket }: { readonly socket: UpstreamSocket }) {
  const { type, wrappers, tls, settings } = socket;
  return (
    <div className="grid gap-2">
      {wrappers.map((wrapper, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of sockets is fixed
        <div key={place}>
          <p className="xs mut">Wrapped in</p>
          <ExtensionItem extension={wrapper} />
        </div>
      ))}
      {tls === null ? (
        <>
          <p className="sm">
            {type === '' || type === RAW_BUFFER ? 'Plaintext.' : <code>{visibleText(type)}</code>}
          </p>
          <SettingList settings={settings} />
        </>
      ) : (
        <TlsFacts tls={tls} />
      )}
    </div>
  );
}

function Match({ match, use }: { readonly match: SocketMatch; readonly use: SocketUse | undefined }) {
  return (
    <li className="grid gap-1 rounded-2 border border-line px-3 py-2">
      <p className="sm row wrap">
        <strong className="mono">{visibleText(match.name)}</strong>
        {match.criteria.length === 0 ? (
          <span className="mut">any endpoint</span>
        ) : (
          match.criteria.map(([key, value]) => (
            <code key={key}>
              {visibleText(key)} = {visibleText(value)}
            </code>
          ))
        )}
        <span className="sp" />
        {use === undefined ? null : <span className="mut">{plural(use.endpoints, 'endpoint')}</span>}
      </p>
      <SocketFacts socket={match.socket} />
    </li>
  );
}

export interface SocketsProps {
  readonly settings: ClusterSettings;
  readonly use: readonly SocketUse[] | null;
}

/** What goes over the wire: by endpoint, the first match in order; else the cluster's own socket. */
export function Sockets({ settings, use }: SocketsProps) {
  const { socket, socketMatches } = settings;
  if (socketMatches.length === 0) return <SocketFacts socket={socket} />;
  const own = use?.find(({ match }) => match === null);
  return (
    <div className="grid gap-2">
      <p className="xs mut">
        The first match that an endpoint’s metadata fits decides
        {use === null ? '; which do is not in this capture (EDS)' : ''}.
      </p>
      <ol className="grid gap-2">
        {socketMatches.map((match, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, the order is fixed
          <Match key={place} match={match} use={use?.[place]} />
        ))}
      </ol>
      <p className="xs mut">
        Without a match{own === undefined ? '' : ` (${plural(own.endpoints, 'endpoint')})`}:
      </p>
      <SocketFacts socket={socket} />
    </div>
  );
}
