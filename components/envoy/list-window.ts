import type { ListWindow } from '@/lib/answers/lists/model';

/** Which part of a list is asked for, with the columns that the reader added. */
export function listWindow(
  filter: string,
  sort: string | null,
  columns: readonly string[],
  [offset, limit, reveal]: readonly [offset: number, limit: number, reveal?: string],
): ListWindow {
  return {
    filter,
    sort,
    offset,
    limit,
    ...(columns.length === 0 ? {} : { columns }),
    ...(reveal === undefined ? {} : { reveal }),
  };
}
