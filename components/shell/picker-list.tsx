'use client';
import { useEffect, useRef } from 'react';
import type { SourceSummary } from '@/lib/snapshot/source';
import { PickerOption } from './picker-option';
import type { PickGroup, PickOption } from './picker-options';

export interface PickerListProps {
  readonly id: string;
  readonly groups: readonly PickGroup[];
  readonly sources: readonly SourceSummary[];
  readonly at: number;
  readonly isCurrent: (option: PickOption) => boolean;
  readonly onPick: (option: PickOption) => void;
  readonly onPoint: (option: PickOption) => void;
}

/** Groups of options. The focus stays in the field above; the active line is only pointed at. */
export function PickerList({ id, groups, sources, at, isCurrent, onPick, onPoint }: PickerListProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector(`[id="${id}-${at}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);
  let index = -1;
  return (
    <div ref={box} id={id} className="pick-list" role="listbox" aria-label="Sources">
      {groups.length === 0 ? <p className="sec p-2">Nothing matches.</p> : null}
      {groups.map((group) => (
        // A listbox may only hold options and groups of them.
        <div key={group.title} role="group" aria-label={group.title}>
          <div className="pick-group" aria-hidden="true">
            {group.title}
          </div>
          {group.options.map((option) => {
            index += 1;
            return (
              <PickerOption
                key={option.id}
                option={option}
                sources={sources}
                domId={`${id}-${index}`}
                active={index === at}
                current={isCurrent(option)}
                onPick={() => onPick(option)}
                onPoint={() => onPoint(option)}
              />
            );
          })}
          {group.note === null ? null : <p className="mut sm px-2 py-1">{group.note}</p>}
        </div>
      ))}
    </div>
  );
}
