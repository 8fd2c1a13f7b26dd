import { Status } from '@/components/ui/status';
import type { VirtualHostRow } from '@/lib/answers/routes-types';
import { visibleText } from '@/lib/core/visible-text';
import { formatCount, plural } from '@/lib/core/words';
import { SelectLink } from '../links';
import { named } from '../parts';
import { configSel } from './selected';

const DOMAINS_SHOWN = 3;

/** What Envoy answers on a virtual host that lists no routes. */
function emptyHostWords(row: VirtualHostRow): string {
  if (row.hasMatcherTree) return 'matcher tree instead of routes';
  return row.requireTls === 'ALL'
    ? 'no routes: 301 to https, 404 over TLS'
    : 'no routes: 404 for its domains';
}

export interface HostHeadProps {
  readonly row: VirtualHostRow;
  readonly select: (sel: string) => void;
}

/** The head of a virtual host: its name, its domains, how many of its routes are left by the filter. */
export function HostHead({ row, select }: HostHeadProps) {
  const count =
    row.matched === row.total
      ? plural(row.total, 'route')
      : `${row.matched} of ${plural(row.total, 'route')}`;
  return (
    <span className="row">
      <SelectLink
        page="/routes"
        params={{ config: row.routeConfig, sel: row.pointer }}
        onSelect={() => select(row.pointer)}
        className="mono min-w-6 flex-none font-semibold"
        title="Open the virtual host"
      >
        {visibleText(named(row.name))}
      </SelectLink>
      <Domains row={row} select={select} />
      {row.requireTls === 'NONE' ? null : (
        <span className="mut sm flex-none">
          {row.requireTls === 'ALL' ? 'plain HTTP is redirected' : 'plain HTTP from outside is redirected'}
        </span>
      )}
      {row.hasMatcherTree ? <span className="mut sm flex-none">routes chosen by a matcher tree</span> : null}
      <span className="sp" />
      {row.folded && row.problems > 0 ? (
        <Status
          kind="warn"
          label={`${formatCount(row.problems)} with ${row.problems === 1 ? 'a problem' : 'problems'}`}
        />
      ) : null}
      <span className="mut sm flex-none">
        {row.total === 0 ? emptyHostWords(row) : count} in{' '}
        <SelectLink
          page="/routes"
          params={{ config: row.routeConfig, sel: configSel(row.routeConfig) }}
          onSelect={() => select(configSel(row.routeConfig))}
          className="lnk mono"
          title="Open the route configuration"
        >
          {visibleText(named(row.routeConfig))}
        </SelectLink>
      </span>
    </span>
  );
}

/** The first domains; all of them are one press away. */
function Domains({ row, select }: HostHeadProps) {
  const { domains, pointer } = row;
  const shown = visibleText(domains.slice(0, DOMAINS_SHOWN).join(', '));
  const more = domains.length - DOMAINS_SHOWN;
  return (
    <>
      <span className="mut sm flex-none">{domains.length === 1 ? 'domain' : 'domains'}</span>
      <code className="sec min-w-0 truncate" title={shown}>
        {shown === '' ? 'none' : shown}
      </code>
      {more > 0 ? (
        <button
          type="button"
          className="lnk sm flex-none"
          aria-label={`All ${domains.length} domains of ${named(row.name)}`}
          onClick={() => select(pointer)}
        >
          and {more} more
        </button>
      ) : null}
    </>
  );
}
