import type { ReactNode } from 'react';

export type KvEntry = readonly [name: string, value: ReactNode];

export interface KvProps {
  /** Entries in order; one whose value is null or undefined is left out. */
  readonly entries: readonly KvEntry[];
  /** Values in the mono font. */
  readonly mono?: boolean;
}

/** Names and values in two columns. */
export function Kv({ entries, mono = false }: KvProps) {
  return (
    <dl className="kv">
      {entries.map(([name, value]) =>
        value === null || value === undefined ? null : (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd className={mono ? 'mono' : ''}>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
