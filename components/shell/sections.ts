import type { IconName } from '@/components/ui/icons';
import { formatBytes, formatCount } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { Page } from '@/lib/url/params';

export interface Section {
  readonly page: Page;
  readonly label: string;
  readonly icon: IconName;
  /** Second key after `g`. */
  readonly key: string;
  /** Text at the right end, from the open snapshot. */
  readonly count: (info: SnapshotInfo) => string | null;
}

export interface SectionGroup {
  readonly title: string;
  readonly sections: readonly Section[];
}

const counted = (count: number | null) => (count === null ? null : formatCount(count));
const nothing = () => null;

/** The rail. Sections that are not built are absent, not stubbed. */
export const SECTION_GROUPS: readonly SectionGroup[] = [
  {
    title: 'Understand',
    sections: [
      { page: '/overview', label: 'Overview', icon: 'overview', key: 'o', count: nothing },
      { page: '/map', label: 'Map', icon: 'map', key: 'm', count: nothing },
    ],
  },
  {
    title: 'Envoy',
    sections: [
      {
        page: '/listeners',
        label: 'Listeners',
        icon: 'listeners',
        key: 'l',
        count: ({ counts }) => counted(counts.listeners),
      },
      {
        page: '/routes',
        label: 'Routes',
        icon: 'routes',
        key: 'r',
        count: ({ counts }) => counted(counts.routes),
      },
      {
        page: '/clusters',
        label: 'Clusters & endpoints',
        icon: 'clusters',
        key: 'c',
        count: ({ counts }) => counted(counts.clusters),
      },
      {
        page: '/secrets',
        label: 'Secrets',
        icon: 'key',
        key: 's',
        count: ({ counts }) => counted(counts.secrets),
      },
      {
        page: '/config',
        label: 'Config dump',
        icon: 'dump',
        key: 'd',
        count: ({ counts }) => (counts.dumpBytes === null ? null : formatBytes(counts.dumpBytes)),
      },
      { page: '/bootstrap', label: 'Bootstrap', icon: 'bootstrap', key: 'b', count: nothing },
      { page: '/admin', label: 'Admin', icon: 'admin', key: 'a', count: nothing },
    ],
  },
];

export const SECTIONS: readonly Section[] = SECTION_GROUPS.flatMap((group) => group.sections);
