/** How a column stands in a sort as the URL has it: `port`, `-port`, null. */
export function sortOf(by: string | null, column: string): 'none' | 'ascending' | 'descending' {
  if (by === column) return 'ascending';
  return by === `-${column}` ? 'descending' : 'none';
}

/** What a press on the head makes of it: ascending, descending, the list's own order again. */
export function nextSort(by: string | null, column: string): string | null {
  const order = sortOf(by, column);
  if (order === 'none') return column;
  return order === 'ascending' ? `-${column}` : null;
}
