import type { Edge } from './map-edges';

/** A measured node, in pixels of the drawing. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A line ready to be drawn. */
export interface DrawnEdge {
  readonly edge: Edge;
  readonly d: string;
  readonly end: { readonly x: number; readonly y: number };
  /** Where a mark or a figure sits. */
  readonly middle: { readonly x: number; readonly y: number };
}

/** Gateway cards are joined at their head, not at the middle of their rows. */
const HEAD = 15;
const CORNER = 8;
/** A smaller drop is neither corner nor slope but the difference between two heads. */
const LEVEL = 2;
/** Handles of the curves, as a part of the gutter (DESIGN §10). */
const HANDLE = 0.52;

const round = (value: number): number => Math.round(value * 10) / 10;

/** The line of an edge between two boxes; null for an edge that is only followed. */
export function drawEdge(edge: Edge, from: Box, to: Box): DrawnEdge | null {
  if (edge.kind === 'inside') return null;
  const isHead = (box: Box) => box.bottom - box.top > 2 * HEAD + 2;
  const startY = isHead(from) ? from.top + HEAD : (from.top + from.bottom) / 2;
  const aim = isHead(to) ? to.top + HEAD : (to.top + to.bottom) / 2;
  const endY = Math.abs(aim - startY) < LEVEL ? startY : aim;
  const start = { x: round(from.right), y: round(startY) };
  const end = { x: round(to.left), y: round(endY) };
  return {
    edge,
    d: edge.kind === 'bus' ? trunk(start, end) : curve(start, end),
    end,
    middle: { x: round((start.x + end.x) / 2), y: round((start.y + end.y) / 2) },
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function curve(a: Point, b: Point): string {
  const handle = (b.x - a.x) * HANDLE;
  return `M${a.x} ${a.y}C${round(a.x + handle)} ${a.y} ${round(b.x - handle)} ${b.y} ${b.x} ${b.y}`;
}

/** Out, along the trunk in the middle of the gutter, and in, with round corners. */
function trunk(a: Point, b: Point): string {
  const drop = b.y - a.y;
  if (drop === 0) return `M${a.x} ${a.y}H${b.x}`;
  const x = round((a.x + b.x) / 2);
  const r = Math.min(CORNER, Math.abs(drop) / 2);
  const down = Math.sign(drop) * r;
  return `M${a.x} ${a.y}H${round(x - r)}Q${x} ${a.y} ${x} ${round(a.y + down)}V${round(b.y - down)}Q${x} ${b.y} ${round(x + r)} ${b.y}H${b.x}`;
}
