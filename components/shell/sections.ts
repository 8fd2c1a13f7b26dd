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
  /** Whether something at the right end is known only when all resources were read. */
  readonly isRead: boolean;
}

export interface SectionGroup {
  readonly title: string;
  readonly sections: readonly Section[];
}

const counted = (count: number | null) => (count === null ? null : formatCount(count));
/** What comes later than the rest; null until then. */
const read =
  (key: 'listeners' | 'clusters' | 'secrets') =>
  ({ counted: late }: SnapshotInfo) =>
    late.state === 'done' ? counted(late.counts[key]) : null;
const nothing = () => null;

/** The rail. Sections that are not built are absent, not stubbed. */
export const SECTION_GROUPS: readonly SectionGroup[] = [
  {
    title: 'Understand',
    sections: [
      { page: '/overview', label: 'Overview', icon: 'overview', key: 'o', count: nothing, isRead: true },
      { page: '/map', label: 'Map', icon: 'map', key: 'm', count: nothing, isRead: false },
      { page: '/explain', label: 'Explain', icon: 'explain', key: 'e', count: nothing, isRead: false },
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
        count: read('listeners'),
        isRead: true,
      },
      {
        page: '/routes',
        label: 'Routes',
        icon: 'routes',
        key: 'r',
        count: ({ counts }) => counted(counts.routes),
        isRead: false,
      },
      {
        page: '/clusters',
        label: 'Clusters & endpoints',
        icon: 'clusters',
        key: 'c',
        count: read('clusters'),
        isRead: true,
      },
      {
        page: '/secrets',
        label: 'Secrets',
        icon: 'key',
        key: 's',
        count: read('secrets'),
        isRead: true,
      },
      {
        page: '/config',
        label: 'Config dump',
        icon: 'dump',
        key: 'd',
        count: ({ counts }) => (counts.dumpBytes === null ? null : formatBytes(counts.dumpBytes)),
        isRead: false,
      },
      { page: '/bootstrap', label: 'Bootstrap', icon: 'bootstrap', key: 'b', count: nothing, isRead: false },
      { page: '/admin', label: 'Admin', icon: 'admin', key: 'a', count: nothing, isRead: false },
    ],
  },
];

export const SECTIONS: readonly Section[] = SECTION_GROUPS.flatMap((group) => group.sections);
