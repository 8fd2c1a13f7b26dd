'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { Breaker, BreakerLimit, BreakersAnswer } from '@/lib/answers/clusters-types';
import { answerQuery, liveAnswerQuery } from '@/lib/api/queries';
import { formatCount } from '@/lib/core/words';
import type { Thresholds } from '@/lib/envoy/cluster-settings-model';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { liveSummary } from '../admin/live-words';
import { useLive } from '../admin/use-live';
import { Answered } from '../answered';
import { gaugeWords, limitName, limitSource, overflowWords } from '../words/cluster-words';
import { durationWords } from '../words/duration-words';
import { utcText } from '../words/time-words';
import { DetailSection } from './detail-frame';
import { Bar } from './share-bar';

export interface BreakersProps {
  readonly info: SnapshotInfo;
  readonly name: string;
}

/** Circuit breakers with their use. Statistics are asked only when somebody wants them: Envoy has to write them. */
export function Breakers({ info, name }: BreakersProps) {
  const [live, setLive] = useState(false);
  return (
    <DetailSection title="Circuit breakers">
      {live ? (
        <LiveBreakers info={info} name={name} />
      ) : (
        <KnownBreakers info={info} name={name} onAsk={() => setLive(true)} />
      )}
    </DetailSection>
  );
}

function KnownBreakers({ info, name, onAsk }: BreakersProps & { readonly onAsk: () => void }) {
  const query = useQuery(answerQuery(info.id, { ask: 'breakers', name }));
  return (
    <Answered query={query} loading="Loading circuit breakers" lines={3}>
      {(answer) => <Answer answer={answer} onAsk={answer.use === 'stats' ? null : onAsk} />}
    </Answered>
  );
}

const STATS = ['stats_gauges', 'stats_counters'] as const;

function LiveBreakers({ info, name }: BreakersProps) {
  const { report, error, asking, refresh } = useLive(info, STATS);
  const summary = liveSummary(report?.states ?? []);
  const at = report === null ? 'asking' : summary.at;
  const query = useQuery(liveAnswerQuery(info.id, at, { ask: 'breakers', name }));
  const failed = error ?? summary.errors[0] ?? null;
  return (
    <div className="grid gap-2">
      {asking ? (
        <p className="sm mut" role="status">
          Asking Envoy for /stats…
        </p>
      ) : null}
      {failed === null ? null : <Note kind="warn">/stats could not be read ({failed.code}).</Note>}
      {report !== null && summary.nowhere ? (
        <Note kind="info">This recording holds no /stats: live use is not in this capture.</Note>
      ) : null}
      <Answered query={query} loading="Loading circuit breakers" lines={3}>
        {(answer) => (
          <Answer answer={answer} onAsk={summary.nowhere ? null : refresh} again={summary.shown} />
        )}
      </Answered>
    </div>
  );
}

interface AnswerProps {
  readonly answer: BreakersAnswer;
  /** Null: there is nothing to ask. */
  readonly onAsk: (() => void) | null;
  readonly again?: boolean;
}

function Answer({ answer, onAsk, again = false }: AnswerProps) {
  const { breakers, hostThresholds, overflows } = answer;
  return (
    <div className="grid gap-3">
      <div className="row wrap">
        <p className="xs mut min-w-0 flex-1">{sourceWords(answer)}</p>
        {onAsk === null ? null : (
          <Button small icon="refresh" onClick={onAsk}>
            {again ? 'Read /stats again' : 'Read /stats'}
          </Button>
        )}
      </div>
      {breakers.map((breaker) => (
        <BreakerGauges key={breaker.priority} breaker={breaker} fromStats={answer.use === 'stats'} />
      ))}
      {hostThresholds.map((thresholds) => (
        <HostLimit key={thresholds.priority} thresholds={thresholds} />
      ))}
      {overflows.length === 0 ? null : <Overflows overflows={overflows} />}
    </div>
  );
}

function sourceWords({ use, takenAt }: BreakersAnswer): string {
  const when = takenAt === null ? '' : `, ${utcText(takenAt)}`;
  if (use === 'stats') return `Use from /stats${when}.`;
  if (use === 'hosts')
    return `Use added up over the endpoints of /clusters${when}; both priorities together.`;
  return 'Live use is not in this capture.';
}

interface GaugesProps {
  readonly breaker: Breaker;
  readonly fromStats: boolean;
}

function BreakerGauges({ breaker, fromStats }: GaugesProps) {
  const { priority, limits, retryBudget } = breaker;
  return (
    <div>
      <p className="xs mut">
        Priority <code>{visibleText(priority)}</code>
      </p>
      <ul className="grid gap-1">
        {limits.map((limit) => (
          <Gauge key={limit.limit} limit={limit} isShared={fromStats && !limit.exact} />
        ))}
      </ul>
      {retryBudget === null ? null : <p className="xs sec mt-1">{budgetWords(retryBudget)}</p>}
    </div>
  );
}

const FILLS = { ok: 'fill-ok', warn: 'fill-warn', err: 'fill-err' } as const;
const fillOf = (kind: string): string => (kind === 'warn' || kind === 'err' ? FILLS[kind] : FILLS.ok);

interface GaugeProps {
  readonly limit: BreakerLimit;
  /** Counted for both priorities together, where others are counted apart. */
  readonly isShared: boolean;
}

function Gauge({ limit, isShared }: GaugeProps) {
  const { kind, text, percent, word } = gaugeWords(limit);
  const shared = isShared && limit.used !== null ? 'by all priorities' : '';
  const source = [limitSource(limit), shared].filter((each) => each !== '').join(', ');
  return (
    <li className="sm row wrap gap-x-2 gap-y-0">
      <span className="w-30 flex-none" title={limit.limit}>
        {limitName(limit.limit)}
      </span>
      {percent === null ? null : <Bar percent={percent} fill={fillOf(kind)} />}
      <span className="min-w-0">
        {text}
        {source === '' ? null : <span className="mut"> ({source})</span>}
      </span>
      {word === '' ? null : <Status kind={kind} label={word} />}
    </li>
  );
}

function budgetWords({ percent, minConcurrency, interval }: NonNullable<Thresholds['retryBudget']>): string {
  const over = interval === null ? '' : ` over ${durationWords(interval)}`;
  return `Retry budget in the place of the limit of retries: ${percent} % of the active requests${over}, at least ${formatCount(minConcurrency)}.`;
}

/** Envoy heeds only the connections of a host (circuit_breaker.proto, `per_host_thresholds`). */
function HostLimit({ thresholds }: { readonly thresholds: Thresholds }) {
  const max = thresholds.limits.max_connections;
  return (
    <p className="xs sec">
      Each endpoint: {max === null ? 'no limit of connections' : `at most ${formatCount(max)} connections`},
      priority <code>{visibleText(thresholds.priority)}</code>.
    </p>
  );
}

function Overflows({ overflows }: Pick<BreakersAnswer, 'overflows'>) {
  return (
    <div>
      <p className="xs mut">Turned away since Envoy started</p>
      <ul>
        {overflows.map(({ stat, count }) => (
          <li key={stat} className="sm" title={stat}>
            <strong>{formatCount(count)}</strong> {overflowWords(stat)}
          </li>
        ))}
      </ul>
    </div>
  );
}
