import type { KeyboardEvent } from 'react';
import type { Edge } from './map-edges';

/** Where arrow keys can lead: a node, the head of an open namespace, the rest of a long one. */
export interface Stop {
  readonly key: string;
  readonly column: string;
}

/** Key of the head of an open namespace. No namespace has a `*` in its name. */
export function headKey(key: string): string {
  return `${key}>*head`;
}

/** Key of the button that shows the rest of a namespace. */
export function moreKey(key: string): string {
  return `${key}>*more`;
}

interface Placed extends Stop {
  readonly element: HTMLElement;
}

/** Arrow keys on the map: up and down inside a column, left and right along the lines. */
export function moveAlong(event: KeyboardEvent<HTMLElement>, edges: readonly Edge[]): void {
  if (hasModifier(event) || !(event.target instanceof Element)) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-key]')].map(
    (element): Placed => ({
      key: element.dataset['key'] ?? '',
      column: element.dataset['column'] ?? '',
      element,
    }),
  );
  const at = event.target.closest<HTMLElement>('[data-key], [data-of]');
  const of = at?.dataset['of'];
  const from = stops.find(({ key, element }) => (of === undefined ? element === at : key === of));
  const to = from === undefined ? null : nextStop(event.key, from, stops, edges);
  if (to !== null) goTo(event, to.element);
}

/** Arrow keys in a list of buttons: up and down. */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  if (hasModifier(event) || !(event.target instanceof Element)) return;
  const to = beside(event.key, event.target, [...event.currentTarget.querySelectorAll('button')]);
  if (to instanceof HTMLElement) goTo(event, to);
}

const hasModifier = ({ altKey, ctrlKey, metaKey }: KeyboardEvent): boolean => altKey || ctrlKey || metaKey;

function goTo(event: KeyboardEvent, element: HTMLElement): void {
  event.preventDefault();
  element.focus();
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** The neighbour for `ArrowDown` and `ArrowUp`; from outside of the list, its first item. */
function beside<T>(key: string, from: T, items: readonly T[]): T | null {
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return null;
  const place = items.indexOf(from);
  return items[place === -1 ? 0 : place + (key === 'ArrowDown' ? 1 : -1)] ?? null;
}

/** Where an arrow key leads from a stop; null: nowhere. What has no line itself goes by the stop beneath it. */
export function nextStop<S extends Stop>(
  key: string,
  from: S,
  stops: readonly S[],
  edges: readonly Edge[],
): S | null {
  const column = stops.filter((stop) => stop.column === from.column);
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return beside(key, from, column);
  const byKey = new Map(stops.map((stop) => [stop.key, stop]));
  const below = from.key.endsWith('>*head') ? beside('ArrowDown', from, column) : null;
  for (const found of reachable((below ?? from).key, edges, key === 'ArrowRight')) {
    const stop = byKey.get(found);
    if (stop !== undefined) return stop;
  }
  return null;
}

/** Keys at the other end of the lines of a node; a line that ends at a server goes on from its Gateway or its routes. */
function reachable(start: string, edges: readonly Edge[], isDown: boolean): readonly string[] {
  const step = (key: string) =>
    edges
      .filter((edge) => (isDown ? edge.from : edge.to) === key)
      .map((edge) => (isDown ? edge.to : edge.from));
  const first = step(start);
  return [...first, ...first.flatMap(step)];
}
