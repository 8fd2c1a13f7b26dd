import type { KeyboardEvent } from 'react';
import type { Edge } from './map-edges';

const nodesOf = (canvas: Element): readonly HTMLElement[] => [
  ...canvas.querySelectorAll<HTMLElement>('[data-key]'),
];

/** Arrow keys on a node: up and down inside its column, left and right along its lines. */
export function moveAlong(event: KeyboardEvent<HTMLElement>, edges: readonly Edge[]): void {
  const from = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-key]') : null;
  if (from === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const to = nextNode(event.key, from, nodesOf(event.currentTarget), edges);
  if (to === null) return;
  event.preventDefault();
  to.focus();
  to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function nextNode(
  key: string,
  from: HTMLElement,
  nodes: readonly HTMLElement[],
  edges: readonly Edge[],
): HTMLElement | null {
  if (key === 'ArrowDown' || key === 'ArrowUp') {
    const column = nodes.filter((node) => node.dataset['column'] === from.dataset['column']);
    return column[column.indexOf(from) + (key === 'ArrowDown' ? 1 : -1)] ?? null;
  }
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return null;
  const byKey = new Map(nodes.map((node) => [node.dataset['key'] ?? '', node]));
  const start = from.dataset['key'] ?? '';
  for (const found of reachable(start, edges, key === 'ArrowRight')) {
    const node = byKey.get(found);
    if (node !== undefined) return node;
  }
  return null;
}

/** Keys at the other end of the lines of a node; a line that ends at a server goes on from its Gateway or its routes. */
export function reachable(start: string, edges: readonly Edge[], isDown: boolean): readonly string[] {
  const step = (key: string) =>
    edges
      .filter((edge) => (isDown ? edge.from : edge.to) === key)
      .map((edge) => (isDown ? edge.to : edge.from));
  const first = step(start);
  return [...first, ...first.flatMap(step)];
}
