/** Lines (from 0) of a text that hold another, letter case ignored. The empty text is nowhere. */
export function linesHolding(text: string, find: string): readonly number[] {
  if (find === '') return [];
  const wanted = find.toLowerCase();
  const found: number[] = [];
  text.split('\n').forEach((line, place) => {
    if (line.toLowerCase().includes(wanted)) found.push(place);
  });
  return found;
}
