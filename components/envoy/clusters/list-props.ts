import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { ClustersState } from './use-clusters-state';

/** What each of the page's lists stands on. */
export interface ListProps {
  readonly info: SnapshotInfo;
  readonly state: ClustersState;
}
