const WIDTHS = ['w-4/5', 'w-3/5', 'w-2/3', 'w-1/2', 'w-3/4'] as const;

/** Grey lines in the shape of text that is on its way. Decorative: what is loading is said beside it. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  return (
    <div className="grid gap-3" aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike and never move
        <span key={line} className={`sk ${WIDTHS[line % WIDTHS.length]}`} />
      ))}
    </div>
  );
}
