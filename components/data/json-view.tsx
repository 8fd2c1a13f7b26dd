'use client';
import { lazily } from '@/components/ui/lazily';

export interface JsonViewProps {
  readonly text: string;
  /** Name of the region. */
  readonly label: string;
  /** Text to mark, letter case ignored. */
  readonly find?: string;
  /** False for Envoy's plain-text answers. */
  readonly isJson?: boolean;
  readonly wrap?: boolean;
  readonly lineNumbers?: boolean;
  /** Line (from 0) to bring into view. */
  readonly scrollTo?: number | null;
  /** Line (from 0) that stands out: the hit or the place that is open. */
  readonly markLine?: number | null;
  /** Fill the height of the parent instead of growing with the text. */
  readonly fill?: boolean;
}

/** Read-only text with JSON colours. Any text is safe: it only ever becomes text nodes. */
export const JsonView = lazily<JsonViewProps>(() =>
  import('./json-lines').then((module) => module.JsonLines),
);
