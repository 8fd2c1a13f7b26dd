import { formatBytes, plural } from '@/lib/core/words';
import type {
  AccessLog,
  ConnectionManagerSettings,
  ConnectionTimeouts,
  ListenerSettings,
} from '@/lib/envoy/model';
import { durationWords, isZero } from './duration-words';
import { shortFilterName } from './filter-words';
import type { WordEntry } from './tls-words';

const lower = (text: string): string => text.toLowerCase().replaceAll('_', ' ');

function accessLogText(logs: readonly AccessLog[]): string {
  return logs.map(({ name, type }) => shortLoggerName(name) || shortLoggerName(type)).join(', ');
}

/** `envoy.access_loggers.file` → `file`. */
const shortLoggerName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const TIMEOUTS: readonly (readonly [keyof ConnectionTimeouts, string])[] = [
  ['idle', 'idle connection'],
  ['maxConnection', 'connection'],
  ['streamIdle', 'idle stream'],
  ['maxStream', 'stream'],
  ['request', 'request'],
  ['requestHeaders', 'request headers'],
  ['drain', 'drain'],
  ['delayedClose', 'delayed close'],
];

function timeoutsText(timeouts: ConnectionTimeouts): string {
  return TIMEOUTS.flatMap(([field, word]) => {
    const value = timeouts[field];
    return value === null ? [] : [`${word} ${isZero(value) ? 'none' : durationWords(value)}`];
  }).join(', ');
}

function pathText(settings: ConnectionManagerSettings): string {
  const { normalizePath, mergeSlashes, escapedSlashes } = settings;
  return [
    normalizePath === null ? '' : normalizePath ? 'normalised' : 'not normalised',
    mergeSlashes ? 'slashes merged' : '',
    escapedSlashes === null ? '' : `escaped slashes: ${lower(escapedSlashes)}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function hostText({ stripPort, stripTrailingDot }: ConnectionManagerSettings): string {
  const port = { no: '', matching: 'port cut when it is the listener’s', any: 'port cut' }[stripPort];
  return [port, stripTrailingDot ? 'trailing dot cut' : ''].filter((part) => part !== '').join(', ');
}

function clientText(settings: ConnectionManagerSettings): string {
  const { useRemoteAddress, xffNumTrustedHops, skipXffAppend, originalIpDetection } = settings;
  return [
    useRemoteAddress ? 'the address of the connection' : 'x-forwarded-for, as it came',
    xffNumTrustedHops === 0 ? '' : `behind ${plural(xffNumTrustedHops, 'trusted proxy', 'trusted proxies')}`,
    skipXffAppend ? 'x-forwarded-for not appended to' : '',
    originalIpDetection.length === 0 ? '' : `found by ${originalIpDetection.map(shortFilterName).join(', ')}`,
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function upgradesText({ upgrades }: ConnectionManagerSettings): string {
  return upgrades
    .map(({ type, enabled, ownFilters }) => {
      const filters = ownFilters === 0 ? '' : ` with ${plural(ownFilters, 'filter')} of its own`;
      return `${type}${enabled ? '' : ' off'}${filters}`;
    })
    .join(', ');
}

function localReplyText({ localReplyMappers }: ConnectionManagerSettings): string {
  if (localReplyMappers === null) return '';
  const mappers = plural(localReplyMappers, 'rule');
  return `Envoy’s own answers are rewritten${localReplyMappers === 0 ? '' : ` by ${mappers}`}`;
}

/** A connection manager, one line each; what is Envoy’s default is left out, but for the client’s address. */
export function connectionEntries(settings: ConnectionManagerSettings): readonly WordEntry[] {
  return [
    ['Codec', settings.codec === 'AUTO' ? '' : settings.codec],
    ['Client address', clientText(settings)],
    ['Internal', settings.internalRanges.join(', ')],
    ['Path', pathText(settings)],
    ['Host', hostText(settings)],
    ['Scheme', settings.schemeOverwrite === null ? '' : `always ${settings.schemeOverwrite}`],
    ['Timeouts', timeoutsText(settings.timeouts)],
    ['Upgrades', upgradesText(settings)],
    ['Headers', settings.maxHeadersKb === null ? '' : `at most ${settings.maxHeadersKb} KiB`],
    ['Underscores', settings.underscores === null ? '' : lower(settings.underscores)],
    ['Server header', serverText(settings)],
    [
      'Client certificate',
      settings.clientCertificateHeader === 'SANITIZE'
        ? ''
        : `header: ${lower(settings.clientCertificateHeader)}`,
    ],
    ['Request id', settings.generatesRequestId ? '' : 'not made'],
    ['Via', settings.via ?? ''],
    ['Local replies', localReplyText(settings)],
    ['Access log', accessLogText(settings.accessLogs)],
    [
      'Tracing',
      settings.tracing === null ? '' : shortFilterName(settings.tracing || 'the bootstrap’s provider'),
    ],
  ];
}

function serverText({ serverName, serverHeader }: ConnectionManagerSettings): string {
  const how = serverHeader === 'OVERWRITE' ? '' : lower(serverHeader);
  return [serverName ?? '', how].filter((part) => part !== '').join(', ');
}

const TRANSPORTS: Readonly<Record<ListenerSettings['transport'], string>> = {
  tcp: '',
  udp: 'UDP',
  quic: 'QUIC',
  internal: 'inside Envoy: other listeners and clusters hand connections over',
  api: 'API listener: no socket',
};

/** Settings of a listener, one line each; what is Envoy’s default is left out. */
export function listenerEntries(settings: ListenerSettings): readonly WordEntry[] {
  const { filtersTimeout, continuesOnTimeout, reusePort, bufferLimitBytes } = settings;
  const timeout =
    filtersTimeout === null ? '' : isZero(filtersTimeout) ? 'none' : durationWords(filtersTimeout);
  const onTimeout = continuesOnTimeout ? 'then goes on with what is known' : '';
  return [
    ['Transport', TRANSPORTS[settings.transport]],
    ['Listener filters’ timeout', [timeout, onTimeout].filter((part) => part !== '').join(', ')],
    ['Buffer', bufferLimitBytes === null ? '' : `${formatBytes(bufferLimitBytes)} a connection`],
    ['Reuse port', reusePort === null ? '' : reusePort ? 'on' : 'off: the workers share one socket'],
    ['Connection balance', settings.connectionBalance ?? ''],
    [
      'Drains',
      settings.drainType === 'MODIFY_ONLY'
        ? 'when changed or removed only, not by a failed health check'
        : '',
    ],
    ['Backlog', settings.backlog === null ? '' : String(settings.backlog)],
    ['Accepts at once', settings.acceptsPerEvent === null ? '' : String(settings.acceptsPerEvent)],
    ['Socket', socketText(settings)],
    ['Limits', limitsText(settings)],
    ['Stat prefix', settings.statPrefix ?? ''],
    ['Access log', accessLogText(settings.accessLogs)],
  ];
}

function socketText({ transparent, freebind, socketOptions }: ListenerSettings): string {
  const options = socketOptions === 0 ? '' : plural(socketOptions, 'socket option');
  return [transparent ? 'transparent' : '', freebind ? 'freebind' : '', options]
    .filter((part) => part !== '')
    .join(', ');
}

function limitsText({ ignoresGlobalLimit, bypassesOverloadManager }: ListenerSettings): string {
  return [
    ignoresGlobalLimit ? 'not counted against the global connection limit' : '',
    bypassesOverloadManager ? 'past the overload manager' : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
