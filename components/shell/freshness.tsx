'use client';
import { useId } from 'react';
import { Icon } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import { Menu } from '@/components/ui/menu';
import { useShortcut } from '@/components/ui/shortcuts';
import { formatAge } from '@/lib/core/words';
import { costWords } from './snapshot-words';
import { secondsSince, utcDateTime } from './time-words';
import { INTERVALS, type Interval, useAutoRefresh } from './use-auto-refresh';
import { useSnapshot } from './use-snapshot';

const CHOICES: Readonly<Record<Interval, string>> = {
  off: 'Off',
  '10': 'Every 10 s',
  '30': 'Every 30 s',
  '60': 'Every 60 s',
};

/** How much of the time to the next read is over, as a ring. */
function Ring({ part, stale }: { readonly part: number; readonly stale: boolean }) {
  const round = 2 * Math.PI * 5.5;
  return (
    <svg className={`clock ${stale ? 'stale' : ''}`} viewBox="0 0 14 14" aria-hidden="true" fill="none">
      <circle cx="7" cy="7" r="5.5" stroke="var(--line-2)" strokeWidth="2" />
      <circle
        cx="7"
        cy="7"
        r="5.5"
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={`${round * part} ${round}`}
        transform="rotate(-90 7 7)"
      />
    </svg>
  );
}

/** Age of the data, and how it is read again. A file or the demo has an age only. */
export function Freshness() {
  const { view, refresh, complete } = useSnapshot();
  const auto = useAutoRefresh(view, refresh);
  const described = useId();
  const live = auto.live;
  useShortcut('r', 'Read again', 'Everywhere', refresh, live);
  useShortcut('p', 'Pause or resume reading', 'Everywhere', auto.togglePause, live);
  if (view.state !== 'ready') return null;
  const { info, refreshing, refreshError } = view;
  const age = `${formatAge(secondsSince(info.takenAt, auto.now))} ago`;
  const absolute = `Read at ${utcDateTime(info.takenAt)}.`;
  if (!live)
    return (
      <span className="fresh not-narrow" title={absolute}>
        <Icon name="file" small />
        Recorded {age}
      </span>
    );
  return (
    <>
      <Menu
        label="Reading again"
        className="fresh"
        title={`${absolute} Refresh with r, pause with p.`}
        describedBy={described}
        facts={{ label: `Read ${age}`, lines: costWords(info) }}
        choice={{
          label: 'Read again',
          value: auto.interval,
          options: INTERVALS.map((value) => ({ value, label: CHOICES[value] })),
          onChange: auto.setInterval,
        }}
        entries={[
          {
            id: 'now',
            label: 'Refresh now',
            icon: 'refresh',
            divided: true,
            end: <Kbd keys="r" />,
            onSelect: refresh,
          },
          ...(complete === null || refreshing
            ? []
            : [
                {
                  id: 'whole',
                  label: 'Load the full dump',
                  icon: 'download' as const,
                  onSelect: complete,
                },
              ]),
          {
            id: 'pause',
            label: auto.paused ? 'Resume' : 'Pause',
            icon: 'pause',
            end: <Kbd keys="p" />,
            onSelect: auto.togglePause,
          },
        ]}
      >
        <Ring part={auto.part} stale={refreshError !== null} />
        <span className="max-narrow:sr-only">{refreshing ? 'Reading' : age}</span>
        {auto.words === '' ? null : <span className="dim">{auto.words}</span>}
        <Icon name="down" small />
      </Menu>
      <span id={described} className="vh">
        {absolute}
      </span>
    </>
  );
}
