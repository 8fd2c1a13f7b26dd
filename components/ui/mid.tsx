import { visibleText } from './visible-text';

/** Length of the tail that is never cut, by what is named (DESIGN §5). */
export const MID_TAIL = { pod: 5, cluster: 14, routeConfig: 16, host: 12, name: 6 } as const;

export interface MidProps {
  readonly text: string;
  /** Characters of the end that always show. */
  readonly tail?: number;
  readonly className?: string;
}

/**
 * One line of text cut in the middle when it is too long. The eye gets two halves, drawn by CSS; selecting,
 * copying, finding and screen readers get the whole text, which lies over them and cannot be seen: two boxes
 * would be copied as two lines and read as two words.
 */
export function Mid({ text, tail = MID_TAIL.name, className = '' }: MidProps) {
  const shown = visibleText(text);
  // Cutting between the halves of a surrogate pair would show two broken glyphs.
  const wanted = Math.max(0, shown.length - tail);
  const cut = /[\uDC00-\uDFFF]/.test(shown.charAt(wanted)) ? wanted - 1 : wanted;
  return (
    <span className={`mid ${className}`} title={shown}>
      <span data-head={shown.slice(0, cut)} data-tail={shown.slice(cut)}>
        <span>{shown}</span>
      </span>
    </span>
  );
}
