import type { ReactNode } from 'react';

export interface ListBesideProps {
  readonly list: ReactNode;
  readonly children: ReactNode;
}

/** A short list at the left and what is chosen of it at the right; one above the other on a narrow screen. */
export function ListBeside({ list, children }: ListBesideProps) {
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[264px_minmax(0,1fr)] border-line border-t max-narrow:flex max-narrow:flex-col max-narrow:overflow-auto">
      <div className="overflow-auto border-line border-r bg-surface max-narrow:max-h-[40dvh] max-narrow:flex-none max-narrow:border-b">
        {list}
      </div>
      {children}
    </div>
  );
}

/** Look of an entry of such a list. */
export function entryClass(current: boolean): string {
  const look = current ? 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent)]' : 'hover:bg-surface-2';
  return `border-line border-b py-2 pr-3 pl-6 hover:no-underline ${look}`;
}
