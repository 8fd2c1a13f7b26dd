import { Card } from '@/components/ui/card';
import { Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { ExtensionRow, ExtensionUser } from '@/lib/answers/bootstrap-types';
import { formatCount } from '@/lib/core/words';
import { PageLink } from '../links';
import { named, versionOf } from '../parts';
import { updatedText } from '../words/time-words';

interface ExtensionConfigsProps {
  readonly rows: readonly ExtensionRow[];
  readonly total: number;
  readonly takenAt: string;
}

/** Configurations of filters that came by discovery (ECDS), and filters that still wait for theirs. */
export function ExtensionConfigs({ rows, total, takenAt }: ExtensionConfigsProps) {
  return (
    <Card title="Extension configs by discovery (ECDS)" className="overflow-hidden">
      {rows.length === 0 ? (
        <p className="sec px-4 py-3">No filter of this Envoy gets its configuration by discovery.</p>
      ) : (
        <section className="scroll" tabIndex={0} aria-label="Table of extension configs">
          <table className="t min-w-[860px] table-fixed">
            <caption className="vh">Extension configs</caption>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Type</th>
                <th scope="col" className="w-[170px]">
                  Version
                </th>
                <th scope="col" className="w-[230px]">
                  Updated
                </th>
                <th scope="col">Used by</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two kinds of filter may share a name
                <Row key={place} row={row} takenAt={takenAt} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {rows.length === total ? null : (
        <p className="sm mut border-line border-t px-4 py-1.5">
          The first {formatCount(rows.length)} of {formatCount(total)}. The config dump has them all.
        </p>
      )}
    </Card>
  );
}

function Row({ row, takenAt }: { readonly row: ExtensionRow; readonly takenAt: string }) {
  const { name, config } = row;
  if (config === null)
    return (
      <tr>
        <td>
          <Mid text={named(name)} />
        </td>
        <td colSpan={3}>
          <Status kind="warn" label="Asked for, and nothing has come: its filter answers 500 (NFCF)" />
        </td>
        <td className="wrapped">
          <Users row={row} />
        </td>
      </tr>
    );
  return (
    <tr>
      <td>
        <PageLink page="/config" params={{ at: config.pointer }} className="flex min-w-0">
          <Mid text={named(name)} />
        </PageLink>
      </td>
      <td className="mono" title={visibleText(config.type)}>
        {visibleText(config.type)}
      </td>
      <td>{versionOf(config.version)}</td>
      <td className="wrapped">{updatedText(config.lastUpdated, takenAt)}</td>
      <td className="wrapped">
        <Users row={row} />
      </td>
    </tr>
  );
}

const PLACES: Readonly<Record<ExtensionUser['place'], string>> = {
  listener: 'listener filter',
  network: 'network filter',
  http: 'HTTP filter',
};

function Users({ row: { users, userCount } }: { readonly row: ExtensionRow }) {
  if (userCount === 0) return <span className="mut">no listener’s filter</span>;
  return (
    <ul className="grid gap-0.5">
      {users.map(({ listener, place }) => (
        <li key={`${listener} ${place}`} className="wrap-anywhere">
          <PageLink page="/listeners" params={{ sel: listener }} className="lnk mono">
            {visibleText(named(listener))}
          </PageLink>{' '}
          <span className="mut sm">{PLACES[place]}</span>
        </li>
      ))}
      {users.length === userCount ? null : (
        <li className="mut sm">and {formatCount(userCount - users.length)} more</li>
      )}
    </ul>
  );
}
