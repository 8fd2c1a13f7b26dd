import { Button } from '@/components/ui/button';
import { formatCount } from '@/lib/core/words';
import type { Segment } from './segment';

export interface SegmentBarProps {
  readonly segment: Segment;
  readonly total: number;
  /** `lines`, `hits` */
  readonly what: string;
  /** Goes to the stretch that a row lies in. */
  readonly onGo: (row: number) => void;
}

/** Which stretch of a very long list is here, and the way to the others; nothing where all of it is. */
export function SegmentBar({ segment: { base, count }, total, what, onGo }: SegmentBarProps) {
  if (count >= total) return null;
  const isLast = base + count >= total;
  return (
    <div className="sm mut flex flex-wrap items-center gap-2 border-line border-b px-3 py-1.5">
      <span className="flex-1">
        {formatCount(base + 1)} to {formatCount(base + count)} of {formatCount(total)} {what}
      </span>
      <Button
        small
        blocked={base === 0 ? `These are the first ${what}` : null}
        onClick={() => onGo(base - 1)}
      >
        Before
      </Button>
      <Button small blocked={isLast ? `These are the last ${what}` : null} onClick={() => onGo(base + count)}>
        After
      </Button>
    </div>
  );
}
