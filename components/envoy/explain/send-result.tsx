import { Kv } from '@/components/data/kv';
import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import { Note } from '@/components/ui/note';
import { Status, type StatusKind } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type {
  ComparedPoint,
  Comparison,
  MovedCluster,
  MovedReport,
  RealAnswer,
  SentReport,
} from '@/lib/answers/send/types';
import { formatBytes, formatMillis, plural } from '@/lib/core/words';

const OUTCOMES: Readonly<
  Record<Comparison['outcome'], { readonly kind: 'ok' | 'err' | 'unk'; readonly label: string }>
> = {
  same: { kind: 'ok', label: 'same' },
  differs: { kind: 'err', label: 'differs' },
  open: { kind: 'unk', label: 'cannot tell' },
};

const LABELS: Readonly<Record<ComparedPoint['kind'], string>> = {
  answer: 'Answer',
  status: 'Status',
  location: 'Location',
  cluster: 'Cluster',
  flags: 'Response flags',
};

/** What came back, beside what was predicted. */
export function SendResult({ report }: { readonly report: SentReport }) {
  const { comparison, headline, notes, real, moved, movedWhy, markdown } = report;
  const copy = (
    <CopyButton value={markdown} what="report">
      Copy report
    </CopyButton>
  );
  const kind: Extract<StatusKind, 'ok' | 'err' | 'unk'> = OUTCOMES[comparison.outcome].kind;
  return (
    <>
      <Note kind={kind} role="status" actions={copy}>
        <b>{headline}</b>
        {notes.length === 0 ? null : (
          <ul className="sec sm">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
      </Note>
      <Points points={comparison.points} />
      <Moved moved={moved} why={movedWhy} />
      <Facts real={real} />
      <Answer real={real} />
    </>
  );
}

function Points({ points }: { readonly points: readonly ComparedPoint[] }) {
  return (
    <ul aria-label="Prediction and real answer" className="grid gap-2">
      {points.map(({ kind, predicted, real, outcome }) => (
        <li key={kind} className="grid gap-0.5">
          <span className="row sm">
            <b>{LABELS[kind]}</b>
            <span className="sp" />
            <Status kind={OUTCOMES[outcome].kind} label={OUTCOMES[outcome].label} />
          </span>
          <Kv
            mono
            entries={[
              ['predicted', visibleText(predicted)],
              ['real', visibleText(real)],
            ]}
          />
        </li>
      ))}
    </ul>
  );
}

function Moved({ moved, why }: { readonly moved: MovedReport | null; readonly why: string }) {
  if (moved === null) return <p className="sec sm">{why}</p>;
  if (moved.clusters.length === 0) return <p className="sm">No counter of a cluster moved.</p>;
  return (
    <div className="sm">
      <b>Counters that moved</b>
      <p className="sec xs">By this request, and by whatever else passed meanwhile.</p>
      <ul className="grid gap-1">
        {moved.clusters.map((each) => (
          <li key={each.cluster}>
            <code className="wrap-anywhere">{visibleText(each.cluster)}</code>
            <span className="sec xs block wrap-anywhere">
              {countsOf(each)} {each.hosts.map(({ address }) => visibleText(address)).join(', ')}
            </span>
          </li>
        ))}
        {moved.more === 0 ? null : <li className="sec">and {moved.more} more</li>}
      </ul>
    </div>
  );
}

function countsOf({ requests, errors, connections, failedConnections }: MovedCluster): string {
  const facts: readonly (readonly [number, string])[] = [
    [requests, 'request'],
    [errors, 'error'],
    [connections, 'connection'],
    [failedConnections, 'failed connection'],
  ];
  return facts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `+${plural(count, word)}`)
    .join(', ');
}

function Facts({ real }: { readonly real: RealAnswer }) {
  const { tls, millis } = real;
  const time = (value: number | null) => (value === null ? null : formatMillis(value));
  const names = tls === null ? '' : [tls.subject, ...tls.names].filter((name) => name !== '').join(', ');
  return (
    <Kv
      entries={[
        ['Connected', time(millis.connected)],
        ['First byte', time(millis.firstByte)],
        ['End', time(millis.total)],
        ['TLS', tls === null ? null : `${tls.protocol}, ${tls.cipher}, ALPN ${tls.alpn ?? 'none'}`],
        ['Certificate', tls === null ? null : `${visibleText(names)}, until ${tls.validTo} (not checked)`],
      ]}
    />
  );
}

const ENDINGS = { whole: '', cut: ', beginning shown', short: ', cut off' } as const;

/** A line break is one; whatever else hides or reorders stands there as an escape. */
const lineByLine = (text: string): string => text.split('\n').map(visibleText).join('\n');

function Answer({ real }: { readonly real: RealAnswer }) {
  const { version, status, phrase, headers, text, bodyBytes, bodyEnd } = real;
  if (status === null) return null;
  const lines = [
    `HTTP/${version} ${status} ${phrase}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return (
    <Disclosure
      summary={`The answer: ${headers.length} headers, body ${formatBytes(bodyBytes)}${ENDINGS[bodyEnd]}`}
      open
    >
      <pre className="code max-h-80 overflow-auto whitespace-pre-wrap wrap-anywhere">
        {lines.map(visibleText).join('\n')}
        {bodyBytes === 0 ? '' : `\n\n${text === null ? 'The body is no text.' : lineByLine(text)}`}
      </pre>
    </Disclosure>
  );
}
