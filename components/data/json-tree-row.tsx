'use client';
import { memo } from 'react';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { visibleText } from '@/components/ui/visible-text';
import type { ContainerRow, ScalarRow, TreeRow } from '@/lib/answers/tree-types';
import { formatBytes, formatCount, plural } from '@/lib/core/words';
import { markTokens } from './json-tokens';

const CLASS = { string: 's', number: 'd', boolean: 'l', null: 'l' } as const;
/** Height of a row (DESIGN §8). */
export const TREE_PX = 22;
const INDENT = 14;

export interface JsonTreeRowProps {
  readonly index: number;
  /** Undefined while its window is on the way. */
  readonly row: TreeRow | undefined;
  readonly find: string;
  readonly selected: boolean;
  /** The one row that Tab leads to. */
  readonly active: boolean;
  readonly onPress: (index: number, row: TreeRow) => void;
  readonly onToggle: (row: ContainerRow) => void;
}

function Text({ text, kind, find }: { text: string; kind: 'key' | 'string' | 'plain'; find: string }) {
  let at = 0;
  return markTokens([{ kind, text: visibleText(text) }], find).map((piece) => {
    const key = at;
    at += piece.text.length;
    return piece.marked ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>;
  });
}

function LineNumber({ line }: { readonly line: number }) {
  return (
    <span className="mut inline-block w-[8ch] flex-none select-none pr-[1.5ch] text-right" aria-hidden="true">
      {line}
    </span>
  );
}

/** One row of the tree: a container that opens, a value, or the bracket at an end. */
export const JsonTreeRow = memo(function JsonTreeRow(props: JsonTreeRowProps) {
  const { row, index, find, selected, active } = props;
  if (row === undefined)
    return (
      <div role="none" className="flex h-[22px] items-center pl-[9ch]">
        <span className="sk h-2.5 w-1/3" />
      </div>
    );
  const indent = { paddingLeft: (row.level - 1) * INDENT };
  if (row.kind === 'end')
    return (
      <div role="none" aria-hidden="true" className="mono flex h-[22px] items-center whitespace-nowrap">
        <LineNumber line={row.line} />
        <span style={indent}>
          <span className="ca inline-block" />
          <span className="p">
            {row.bracket}
            {row.isLast ? '' : ','}
          </span>
        </span>
      </div>
    );
  const isContainer = 'size' in row;
  return (
    <div
      role="treeitem"
      data-row={index}
      aria-level={row.level}
      aria-setsize={row.siblings}
      aria-posinset={row.place}
      aria-selected={selected}
      aria-expanded={isContainer && row.size > 0 ? row.open : undefined}
      tabIndex={active ? 0 : -1}
      onClick={() => props.onPress(index, row)}
    >
      <LineNumber line={row.line} />
      <span className="flex" style={indent}>
        {isContainer && row.size > 0 ? (
          <Caret row={row} onToggle={props.onToggle} />
        ) : (
          <span className="ca" />
        )}
        {row.key === null ? null : (
          <>
            <span className="k">
              <Text text={JSON.stringify(row.key)} kind="key" find={find} />
            </span>
            <span className="p">:&nbsp;</span>
          </>
        )}
        {isContainer ? <Container row={row} find={find} /> : <Scalar row={row} find={find} />}
      </span>
    </div>
  );
});

function Caret({ row, onToggle }: { row: ContainerRow; onToggle: JsonTreeRowProps['onToggle'] }) {
  return (
    // The row has the keys and says whether it is open; this is for the pointer alone.
    <span
      className="ca cursor-pointer"
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        onToggle(row);
      }}
    >
      <Icon name={row.open ? 'down' : 'right'} small />
    </span>
  );
}

function Container({ row, find }: { readonly row: ContainerRow; readonly find: string }) {
  const [open, close] = row.kind === 'object' ? ['{', '}'] : ['[', ']'];
  const comma = row.isLast ? '' : ',';
  if (row.size === 0) return <span className="p">{`${open}${close}${comma}`}</span>;
  const size = row.kind === 'array' ? plural(row.size, 'item') : null;
  const said = [size, row.summary].filter((each) => each !== null).join(', ');
  return (
    <>
      <span className="p">{row.open ? open : `${open} … ${close}${comma}`}</span>
      {said === '' ? null : (
        <span className="sum">
          &nbsp;
          <Text text={said} kind="plain" find={row.open ? '' : find} />
        </span>
      )}
    </>
  );
}

function Scalar({ row, find }: { readonly row: ScalarRow; readonly find: string }) {
  if (row.hidden !== null)
    return (
      <Chip tone="line" title={`Hidden by the rule ${row.hidden}`}>
        [hidden] {row.hidden}
      </Chip>
    );
  return (
    <>
      <span className={CLASS[row.kind]}>
        <Text text={row.text} kind="string" find={find} />
      </span>
      {row.cut === null ? null : (
        <span className="mut">
          &nbsp;… {formatBytes(row.cut)} in all ({formatCount(row.cut)} bytes)
        </span>
      )}
      <span className="p">{row.isLast ? '' : ','}</span>
    </>
  );
}
