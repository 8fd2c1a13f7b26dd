import { Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import type { RowState } from '@/lib/answers/common-types';
import type { WeightedCluster } from '@/lib/envoy/model';
import { PageLink } from '../links';
import { percentWords, shareLabel, sharesOf } from '../words/action-words';
import { hasCluster } from './action-cell';

export interface WeightsProps {
  readonly clusters: readonly WeightedCluster[];
  readonly home: string | null;
  readonly state: RowState;
}

/** Clusters of a route; with more than one, a bar and the share in figures beside each. */
export function Weights({ clusters, home, state }: WeightsProps) {
  const shares = sharesOf(clusters);
  if (shares.length === 0) return <p className="sm mut">no cluster</p>;
  return (
    <ul className="grid gap-1">
      {shares.map((share, place) => {
        const { target, subset } = shareLabel(share, home);
        const name = <Mid text={`${target} ${subset}`.trim()} />;
        const linked = share.header === null && hasCluster(state, share.name);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: one cluster may be listed twice, in an order that is fixed
          <li key={place} className="sm flex min-w-0 items-center gap-2">
            <span className="flex min-w-0 flex-1 gap-2" title={share.name}>
              {linked ? (
                <PageLink page="/clusters" params={{ sel: share.name }} className="lnk flex min-w-0">
                  {name}
                </PageLink>
              ) : (
                name
              )}
              {share.header === null && !linked ? <Status kind="err" label="No cluster" /> : null}
            </span>
            {shares.length === 1 ? null : <Bar percent={share.percent} />}
          </li>
        );
      })}
    </ul>
  );
}

function Bar({ percent }: { readonly percent: number }) {
  return (
    <>
      <svg className="h-1.5 w-20 flex-none" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect width="100" height="6" rx="3" className="fill-surface-3" />
        <rect width={percent} height="6" rx="3" className="fill-accent" />
      </svg>
      <span className="w-12 flex-none text-right">{percentWords(percent)}</span>
    </>
  );
}
