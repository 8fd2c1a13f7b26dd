'use client';
import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icons';
import { useMapScope } from './map-context';
import { headKey } from './map-keys';

/** Columns of the map, from the left. */
export type Column = 1 | 2 | 3 | 4;

export interface NodeButtonProps {
  /** Unique on the map; lines are drawn to it. */
  readonly nodeKey: string;
  /** Object that a click selects. */
  readonly id: string;
  readonly column: Column;
  /** `shop/shop-api, VirtualService, attached, 2 rules` */
  readonly name: string;
  readonly className?: string;
  /** The line ends at an element around the button instead. */
  readonly isMeasured?: boolean;
  readonly children: ReactNode;
}

/** A node that can be selected. Arrow keys move between nodes (map-keys.ts finds them by their data attributes). */
export function NodeButton(props: NodeButtonProps) {
  const { nodeKey, id, column, name, className = '', isMeasured = true, children } = props;
  const { selected, path, select, point } = useMapScope();
  const isSelected = selected === id;
  const mark = isSelected ? 'sel' : path.has(nodeKey) ? 'on' : '';
  return (
    <button
      type="button"
      className={`${className} ${mark}`}
      data-node={isMeasured ? nodeKey : undefined}
      data-key={nodeKey}
      data-id={id}
      data-column={column}
      aria-pressed={isSelected}
      aria-label={name}
      onClick={() => select(isSelected ? null : id)}
      onPointerEnter={() => point(nodeKey)}
      onPointerLeave={() => point(null)}
      onFocus={() => point(nodeKey)}
      onBlur={() => point(null)}
    >
      {children}
    </button>
  );
}

/** Opens and closes a band or group. */
export function FoldButton({
  nodeKey,
  isOpen,
  what,
  column,
}: {
  readonly nodeKey: string;
  readonly isOpen: boolean;
  /** Arrow keys stop at it; absent: it stands in the card of a node, and they start from there. */
  readonly column?: Column;
  readonly what: string;
}) {
  const { fold } = useMapScope();
  return (
    <button
      type="button"
      className="tw"
      data-fold={nodeKey}
      data-key={column === undefined ? undefined : headKey(nodeKey)}
      data-column={column}
      data-of={column === undefined ? nodeKey : undefined}
      aria-expanded={isOpen}
      aria-label={`${isOpen ? 'Fold' : 'Open'} ${what}`}
      title={isOpen ? 'Fold' : 'Open'}
      onClick={() => fold(nodeKey, !isOpen)}
    >
      <Icon name={isOpen ? 'down' : 'right'} small />
    </button>
  );
}
