import { Button } from '@/components/ui/button';
import type { FoldedHosts } from '@/lib/answers/routes-types';

export interface FoldButtonsProps {
  readonly folded: FoldedHosts;
  readonly onFoldAll: (all: boolean) => void;
}

/** Leaves the heads of all virtual hosts alone, or unfolds all of them. */
export function FoldButtons({ folded: { all, except }, onFoldAll }: FoldButtonsProps) {
  const isWhole = except.length === 0;
  return (
    <span className="row gap-1">
      <Button
        small
        look="quiet"
        blocked={all && isWhole ? 'All virtual hosts are collapsed' : null}
        onClick={() => onFoldAll(true)}
      >
        Collapse all
      </Button>
      <Button
        small
        look="quiet"
        blocked={!all && isWhole ? 'All virtual hosts are expanded' : null}
        onClick={() => onFoldAll(false)}
      >
        Expand all
      </Button>
    </span>
  );
}
