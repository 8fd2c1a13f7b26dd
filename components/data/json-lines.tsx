'use client';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useMemo, useRef } from 'react';
import { markTokens, type TokenKind, tokensOfLine } from './json-tokens';
import type { JsonViewProps } from './json-view';

const CLASS: Readonly<Record<TokenKind, string>> = {
  key: 'k',
  string: 's',
  number: 'd',
  literal: 'l',
  punct: 'p',
  plain: '',
};
/** Above this many lines only those on screen are in the document. */
const VIRTUAL_ABOVE = 1_500;
const LINE_PX = 18;
/** A line longer than this would freeze layout; the copy holds all of it. */
const LINE_MAX = 20_000;

interface LineProps {
  readonly text: string;
  readonly number: number | null;
  readonly find: string;
  readonly isJson: boolean;
  /** The line that is open. */
  readonly current: boolean;
}

const Line = memo(function Line({ text, number, find, isJson, current }: LineProps) {
  const shown = text.length > LINE_MAX ? text.slice(0, LINE_MAX) : text;
  const tokens = isJson ? tokensOfLine(shown) : [{ kind: 'plain' as const, text: shown }];
  let at = 0;
  return (
    <div
      className={`line ${current ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : ''}`}
      aria-current={current ? 'location' : undefined}
    >
      {number === null ? null : (
        <span className="ln" aria-hidden="true">
          {number}
        </span>
      )}
      {markTokens(tokens, find).map((piece) => {
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
      {text.length > LINE_MAX ? (
        <span className="mut"> … {text.length - LINE_MAX} more characters</span>
      ) : null}
    </div>
  );
});

/** The real half of `JsonView`. */
export function JsonLines(props: JsonViewProps) {
  const { text, label, find = '', isJson = true, wrap = false, lineNumbers = false, fill = false } = props;
  const lines = useMemo(() => text.split('\n'), [text]);
  const box = useRef<HTMLElement>(null);
  const virtual = lines.length > VIRTUAL_ABOVE;
  const virtualizer = useVirtualizer({
    count: virtual ? lines.length : 0,
    getScrollElement: () => box.current,
    estimateSize: () => LINE_PX,
    overscan: 20,
  });
  const scrollTo = props.scrollTo ?? null;
  useEffect(() => {
    if (scrollTo === null) return;
    if (virtual) virtualizer.scrollToIndex(scrollTo, { align: 'center' });
    else box.current?.querySelectorAll('.line')[scrollTo]?.scrollIntoView({ block: 'center' });
  }, [scrollTo, virtual, virtualizer]);
  const line = (index: number) => (
    <Line
      key={index}
      text={lines[index] ?? ''}
      number={lineNumbers ? index + 1 : null}
      find={find}
      isJson={isJson}
      current={index === props.markLine}
    />
  );
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.start ?? 0;
  const last = items.at(-1)?.end ?? 0;
  return (
    <section
      ref={box}
      tabIndex={0}
      aria-label={label}
      className={`code ${wrap && !virtual ? 'wrapped' : ''} ${fill ? 'h-full' : virtual ? 'max-h-[70dvh]' : ''}`}
    >
      {virtual ? (
        <>
          <div style={{ height: first }} />
          {items.map((item) => line(item.index))}
          <div style={{ height: virtualizer.getTotalSize() - last }} />
        </>
      ) : (
        lines.map((_, index) => line(index))
      )}
    </section>
  );
}
