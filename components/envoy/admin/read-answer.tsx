'use client';
import { useQuery } from '@tanstack/react-query';
import { Kv } from '@/components/data/kv';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { AdminRead, ReadableOperation } from '@/lib/answers/admin-read-types';
import { liveAnswerQuery } from '@/lib/api/queries';
import { formatBytes, formatCount } from '@/lib/core/words';
import { Answered } from '../answered';
import { PageLink } from '../links';
import { named } from '../parts';
import { HelpTable } from './help-table';
import { memoryWords } from './memory-words';
import { RuntimeTable } from './runtime-table';

export interface ReadAnswerProps {
  readonly operation: ReadableOperation;
  readonly from: string;
  readonly at: string;
}

/** An admin answer in readable form. */
export function ReadAnswer({ operation, from, at }: ReadAnswerProps) {
  const query = useQuery(liveAnswerQuery(from, at, { ask: 'admin-read', operation }));
  return (
    <div className="min-h-0 overflow-auto" tabIndex={0} role="region" aria-label={`Readable /${operation}`}>
      <Answered query={query} loading="Loading the answer">
        {(read) => <Read read={read} />}
      </Answered>
    </div>
  );
}

type ReadOf<Kind extends AdminRead['kind']> = Extract<AdminRead, { kind: Kind }>;

function Read({ read }: { readonly read: AdminRead }) {
  switch (read.kind) {
    case 'runtime':
      return <RuntimeTable layers={read.layers} entries={read.entries} total={read.total} />;
    case 'memory':
      return <Memory read={read} />;
    case 'init_dump':
      return <InitDump read={read} />;
    case 'contention':
      return <Contention read={read} />;
    case 'hot_restart_version':
      return <HotRestart read={read} />;
    case 'help':
      return <HelpTable endpoints={read.endpoints} lacking={read.lacking} />;
  }
}

function Memory({ read }: { readonly read: ReadOf<'memory'> }) {
  return (
    <table className="t max-w-[720px]">
      <caption className="vh">Memory of this Envoy</caption>
      <thead>
        <tr>
          <th scope="col">Figure</th>
          <th scope="col" className="num">
            Size
          </th>
          <th scope="col" className="num">
            Bytes
          </th>
          <th scope="col">What it is</th>
        </tr>
      </thead>
      <tbody>
        {read.figures.map(({ field, bytes }) => {
          const { name, what } = memoryWords(field);
          return (
            <tr key={field}>
              <td>{visibleText(name)}</td>
              <td className="num">{bytes === null ? '–' : formatBytes(bytes)}</td>
              <td className="num mono">{bytes === null ? 'not a number' : formatCount(bytes)}</td>
              <td className="sec">{what}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function InitDump({ read }: { readonly read: ReadOf<'init_dump'> }) {
  if (read.managers.length === 0)
    return (
      <div className="grid gap-2">
        <p>
          <Status kind="ok" label="Nothing waits: every listener has what it needs" />
        </p>
        <p className="sm mut">
          Envoy tells this of listeners only. Clusters that warm are marked on the clusters page.
        </p>
      </div>
    );
  return (
    <ul className="grid gap-3">
      {read.managers.map(({ name, listener, targets }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: Envoy's names may repeat; the list never moves
        <li key={place} className="card px-4 py-2.5">
          <p className="row wrap">
            <Status kind="info" label="Waits" />
            {listener === null ? (
              <span className="mono wrap-anywhere">{visibleText(name)}</span>
            ) : (
              <PageLink page="/listeners" params={{ sel: listener }} className="lnk mono wrap-anywhere">
                {visibleText(named(listener))}
              </PageLink>
            )}
            <span className="mut">for</span>
          </p>
          <ul className="grid gap-1 pt-1">
            {targets.map(({ text, routeConfig }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand there twice
              <li key={at} className="wrap-anywhere">
                {routeConfig === null ? null : (
                  <b className="mono">route configuration {visibleText(routeConfig)} </b>
                )}
                <span className="mono mut">{visibleText(text)}</span>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Contention({ read: { contention } }: { readonly read: ReadOf<'contention'> }) {
  if (contention.kind === 'off')
    return <Note kind="info">{visibleText(contention.text)} It cannot be switched on while Envoy runs.</Note>;
  const shown = (value: number | null) => (value === null ? 'not said' : formatCount(value));
  return (
    <Kv
      entries={[
        ['Times that a thread waited for a lock', shown(contention.contentions)],
        ['CPU cycles of the last wait', shown(contention.currentCycles)],
        ['CPU cycles of all waits', shown(contention.lifetimeCycles)],
      ]}
    />
  );
}

function HotRestart({ read: { version } }: { readonly read: ReadOf<'hot_restart_version'> }) {
  if (version === 'disabled')
    return (
      <p>
        Hot restart is off (<code>--disable-hot-restart</code>), as in every pod: a new pod takes over
        instead.
      </p>
    );
  return (
    <p className="wrap-anywhere">
      A new Envoy can take over from this one when it says the same: <code>{visibleText(version)}</code>
    </p>
  );
}
