/** Length of the tail that is never cut, by what is named (DESIGN §5). */
export const MID_TAIL = { pod: 5, cluster: 14, routeConfig: 16, host: 12, name: 6 } as const;

export interface MidProps {
  readonly text: string;
  /** Characters of the end that always show. */
  readonly tail?: number;
  readonly className?: string;
}

/**
 * One line of text cut in the middle when it is too long. Copying and finding get the two halves in order;
 * for screen readers the whole name stands beside them, since a browser reads two boxes as two words.
 */
export function Mid({ text, tail = MID_TAIL.name, className = '' }: MidProps) {
  // Cutting between the halves of a surrogate pair would show two broken glyphs.
  const wanted = Math.max(0, text.length - tail);
  const cut = /[\uDC00-\uDFFF]/.test(text.charAt(wanted)) ? wanted - 1 : wanted;
  return (
    <span className={`mid ${className}`} title={text}>
      <span className="vh select-none">{text}</span>
      <span aria-hidden="true">{text.slice(0, cut)}</span>
      <span aria-hidden="true">{text.slice(cut)}</span>
    </span>
  );
}
