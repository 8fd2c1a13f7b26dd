'use client';
import { ExpandedRow, type OnHeight } from '@/components/data/table-row';
import { ObjectLink } from '@/components/istio/origin-link';
import { IconButton } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { ChainLine } from '@/lib/answers/listeners-types';
import { plural } from '@/lib/core/words';
import { PageLink, useHref } from '../links';
import { muted, named, objectHref } from '../parts';
import {
  chainPlaceWords,
  isSharedByGateways,
  otherChainConditions,
  serverNamesText,
  transportText,
} from '../words/chain-words';
import { clusterText } from '../words/cluster-label';
import { secretProblemWords } from '../words/secret-words';
import { ChainDetails } from './chain-details';
import { CertificateCell } from './chain-secrets';

export interface ChainProps {
  readonly snapshot: string;
  readonly line: ChainLine;
  /** Place in the table. */
  readonly index: number;
  readonly columns: number;
  readonly byName: boolean;
  readonly gateways: number;
  readonly open: boolean;
  readonly onToggle: (ordinal: number) => void;
  /** How high the unfolded part is. */
  readonly onHeight: OnHeight;
}

/** One filter chain: a row of the table, and beneath it, unfolded, all the rest. */
export function Chain(props: ChainProps) {
  const { snapshot, line, index, columns, byName, gateways, open, onToggle, onHeight } = props;
  const { ordinal, match } = line;
  return (
    <>
      <tr data-index={index} aria-rowindex={index + 2} aria-selected={open}>
        <td className="ord">
          <span className="flex items-center gap-0.5">
            <IconButton
              icon={open ? 'down' : 'right'}
              label={`Details of chain ${ordinal}`}
              title={open ? 'Fold' : 'Unfold'}
              aria-expanded={open}
              small
              className="-ml-2.5"
              onClick={() => onToggle(ordinal)}
            />
            {ordinal}
          </span>
        </td>
        <td>{byName ? <ChainName line={line} /> : <ServerNames line={line} />}</td>
        <td className="mono">{byName ? criteriaText(line) : visibleText(transportText(match))}</td>
        <td>
          <Target line={line} />
        </td>
        <td>
          <CertificateCell line={line} />
        </td>
        <td>
          <GatewayCell line={line} gateways={gateways} />
        </td>
        <td>
          <ChainState line={line} />
        </td>
      </tr>
      {open ? (
        <ExpandedRow span={columns} index={index} id={String(ordinal)} onHeight={onHeight}>
          <ChainDetails snapshot={snapshot} line={line} />
        </ExpandedRow>
      ) : null}
    </>
  );
}

function ChainName({ line }: { readonly line: ChainLine }) {
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="mono min-w-0 truncate">{visibleText(named(line.name))}</span>
      {line.isDefault ? <Chip>default</Chip> : null}
    </span>
  );
}

/** Criteria that stand there although the tree decides. */
function criteriaText({ match }: ChainLine): string {
  const all = [serverNamesText(match), transportText(match)].filter((text) => text !== 'any');
  return visibleText([...all, ...otherChainConditions(match)].join(' · ')) || '–';
}

function ServerNames({ line }: { readonly line: ChainLine }) {
  const names = visibleText(serverNamesText(line.match));
  const others = otherChainConditions(line.match);
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className={`min-w-0 truncate ${names === 'any' ? 'mut' : 'mono'}`} title={names}>
        {names === 'any' && others.length === 0 ? 'any, or no SNI' : names}
      </span>
      {line.isDefault ? <Chip>default</Chip> : null}
      {others.map((words) => (
        <Chip key={words} tone="line" mono title={visibleText(words)}>
          {visibleText(words)}
        </Chip>
      ))}
    </span>
  );
}

function Target({ line: { target } }: { readonly line: ChainLine }) {
  if (target.kind === 'nowhere') return muted('not HTTP, not proxied');
  if (target.kind === 'tcp') {
    const [first, ...more] = target.clusters;
    const name = first?.name ?? '';
    return (
      <span className="flex min-w-0 gap-1.5">
        <PageLink page="/clusters" params={{ sel: name }} className="flex min-w-0" title={visibleText(name)}>
          <Mid text={clusterText(name)} tail={MID_TAIL.cluster} />
        </PageLink>
        {more.length === 0 ? null : <span className="mut sm flex-none">+{more.length} more</span>}
      </span>
    );
  }
  const { routes } = target;
  if (routes.kind === 'none') return muted('no routes');
  return (
    <span className="flex min-w-0 gap-1.5">
      <PageLink
        page="/routes"
        params={{ config: routes.name }}
        className="min-w-0 truncate"
        title={visibleText(routes.name)}
      >
        <code>{visibleText(named(routes.name))}</code>
      </PageLink>
      {routes.kind === 'rds' ? null : <span className="mut xs flex-none">{routes.kind}</span>}
    </span>
  );
}

function GatewayCell({ line, gateways }: Pick<ChainProps, 'line' | 'gateways'>) {
  const href = useHref();
  if (line.gateway === null) {
    const shared = gateways > 0 && isSharedByGateways(line.target);
    return shared ? muted(`${plural(gateways, 'Gateway')}, see below`) : <span className="mut">–</span>;
  }
  return (
    <ObjectLink
      subject={line.gateway}
      href={objectHref(href, line.gateway)}
      className="min-h-6 items-center"
    />
  );
}

function ChainState({ line }: { readonly line: ChainLine }) {
  if (line.routeConfigFound === false) return <Status kind="err" label="No route config" />;
  const [problem] = line.problems;
  if (problem !== undefined) {
    const { kind, word, effect } = secretProblemWords(problem);
    return (
      <span title={effect}>
        <Status kind={kind} label={word} />
      </span>
    );
  }
  const { kind, word, effect } = chainPlaceWords(line);
  return (
    <span title={effect === '' ? undefined : effect}>
      <Status kind={kind} label={word} quiet={kind === 'ok'} />
    </span>
  );
}
