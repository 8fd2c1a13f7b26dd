import type { ListenerRow } from '@/lib/answers/listeners-types';

/**
 * What a listener is called in the URL: its name. Names are not unique, as one listener may be active, draining
 * and refused at once; then the one that serves has the name and the others their pointer, as the answer to
 * `listener` reads it.
 */
export function listenerId(row: ListenerRow, rows: readonly ListenerRow[]): string {
  if (row.name === '') return row.pointer;
  const twins = rows.filter(({ name }) => name === row.name);
  const serving = twins.find(({ state }) => state.kind === 'ok') ?? twins[0];
  return serving === row ? row.name : row.pointer;
}
