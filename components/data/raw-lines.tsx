'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, type ReactNode, useEffect, useState } from 'react';
import { Icon } from '@/components/ui/icons';
import { visibleText } from '@/components/ui/visible-text';
import type { LinesPage, LinesQuestion, RawLine } from '@/lib/answers/raw-types';
import type { JsonPointer } from '@/lib/core/brand';
import { formatBytes, plural } from '@/lib/core/words';
import { markTokens, type TokenKind, tokensOfLine } from './json-tokens';
import { segmentOf } from './segment';
import { SegmentBar } from './segment-bar';
import { ErrorState, errorOf, LoadingState } from './states';
import { useJsonWindows } from './use-json-windows';

const CLASS: Readonly<Record<TokenKind, string>> = {
  key: 'k',
  string: 's',
  number: 'd',
  literal: 'l',
  punct: 'p',
  plain: '',
};
const LINE_PX = 18;
/** Lines in one scroll box. */
const MOST_LINES = 400_000;
/** Folds that are kept: they travel in the URL of the question. */
const MOST_FOLDS = 500;

export interface RawLinesProps {
  readonly snapshot: string;
  /** The place whose line is brought into view and stands out. */
  readonly at: JsonPointer;
  readonly find: string;
  readonly label: string;
  /** Shown instead where the document has almost no line breaks. */
  readonly minified: (page: LinesPage) => ReactNode;
}

/** The dump as it was received, line by line, with folds; its lines stay on the server. */
export function RawLines({ snapshot, at, find, label, minified }: RawLinesProps) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const [folded, setFolded] = useState<readonly number[]>([]);
  const [range, setRange] = useState({ first: 0, last: 0 });
  const questionAt = (offset: number, limit: number): { readonly ask: 'lines' } & LinesQuestion => ({
    ask: 'lines',
    folded,
    reveal: at,
    offset,
    limit,
  });
  const windows = useJsonWindows(snapshot, questionAt, range);
  const { head } = windows;
  const revealed = windows.stale ? null : (head?.revealed ?? null);
  // Another place leads to its own stretch of lines, until one leafs on.
  const [leafed, setLeafed] = useState({ of: at, row: 0, isOn: false });
  const wanted = leafed.of === at && leafed.isOn ? leafed.row : (head?.revealed ?? 0);
  const total = head?.total ?? 0;
  const segment = segmentOf(wanted, total, MOST_LINES);
  const { base } = segment;
  const lines = useVirtualizer({
    count: segment.count,
    getScrollElement: () => box,
    estimateSize: () => LINE_PX,
    overscan: 20,
  });
  const first = lines.range?.startIndex ?? 0;
  const last = lines.range?.endIndex ?? 0;
  useEffect(
    () => setRange({ first: Math.max(0, base + first - 20), last: base + last + 20 }),
    [base, first, last],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place on the same line is shown again
  useEffect(() => {
    if (revealed !== null) lines.scrollToIndex(revealed - base, { align: 'center' });
  }, [at, box, lines]);
  if (windows.error !== null) return <ErrorState error={errorOf(windows.error)} onRetry={windows.retry} />;
  if (head === undefined) return <LoadingState label="Loading the lines" lines={8} />;
  if (head.isMinified) return minified(head);
  const items = lines.getVirtualItems();
  const toggle = (offset: number) =>
    setFolded((before) =>
      before.includes(offset)
        ? before.filter((each) => each !== offset)
        : [...before, offset].slice(-MOST_FOLDS),
    );
  const leafTo = (row: number) => {
    setLeafed({ of: at, row, isOn: true });
    box?.scrollTo(0, 0);
  };
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <div>
        <p className="sm mut border-line border-b px-3 py-1">
          {plural(head.lines, 'line')}, as they were received
          {total === head.lines ? '' : `; ${plural(head.lines - total, 'line')} folded away`}
        </p>
        <SegmentBar segment={segment} total={total} what="lines" onGo={leafTo} />
      </div>
      <section ref={setBox} tabIndex={0} aria-label={label} className="code h-full">
        <div style={{ height: items[0]?.start ?? 0 }} />
        {items.map(({ index }) => (
          <Line
            key={index}
            line={windows.rowAt(base + index)}
            find={find}
            current={base + index === revealed}
            onToggle={toggle}
          />
        ))}
        <div style={{ height: lines.getTotalSize() - (items.at(-1)?.end ?? 0) }} />
      </section>
    </div>
  );
}

interface LineProps {
  readonly line: RawLine | undefined;
  readonly find: string;
  readonly current: boolean;
  readonly onToggle: (offset: number) => void;
}

const Line = memo(function Line({ line, find, current, onToggle }: LineProps) {
  if (line === undefined) return <div className="line" />;
  let at = 0;
  return (
    <div
      className={`line ${current ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : ''}`}
      aria-current={current ? 'location' : undefined}
    >
      <span className="ln" aria-hidden="true">
        {line.line}
      </span>
      <Fold line={line} onToggle={onToggle} />
      {markTokens(tokensOfLine(visibleText(line.text)), find).map((piece) => {
        const key = at;
        at += piece.text.length;
        return piece.marked ? (
          <mark key={key}>{piece.text}</mark>
        ) : (
          <span key={key} className={CLASS[piece.kind]}>
            {piece.text}
          </span>
        );
      })}
      {line.hidden === 0 ? null : <span className="mut"> … {plural(line.hidden, 'line')} folded</span>}
      {line.cut === null ? null : <span className="mut"> … {formatBytes(line.cut)} in all</span>}
    </div>
  );
});

function Fold({ line, onToggle }: Pick<LineProps, 'onToggle'> & { readonly line: RawLine }) {
  const { fold, hidden } = line;
  if (fold === null) return <span className="inline-block w-4.5" />;
  return (
    <button
      type="button"
      className="inline-flex h-[18px] w-4.5 cursor-pointer items-center align-top"
      aria-expanded={hidden === 0}
      aria-label={`${hidden === 0 ? 'Fold' : 'Unfold'} from line ${line.line}`}
      onClick={() => onToggle(fold)}
    >
      <Icon name={hidden === 0 ? 'down' : 'right'} small />
    </button>
  );
}
