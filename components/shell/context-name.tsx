import { visibleText } from '@/components/ui/visible-text';
import type { SourceSummary } from '@/lib/snapshot/source';

/** Hues of `app/styles/tokens.css`; the first is that of everything that is no cluster. */
const HUES = 4;

/** Contexts that stand near each other in the kubeconfig never share a hue. */
export function hueOf(sources: readonly SourceSummary[], id: string): number {
  const clusters = sources.filter((source) => source.kind === 'cluster');
  return (
    Math.max(
      0,
      clusters.findIndex((source) => source.id === id),
    ) % HUES
  );
}

interface ContextNameProps {
  readonly source: SourceSummary;
  readonly sources: readonly SourceSummary[];
}

/** A source's name with its own stripe: where one is must never be in doubt. */
export function ContextName({ source, sources }: ContextNameProps) {
  return (
    <span className="ctx-name" data-hue={hueOf(sources, source.id)}>
      <span>{visibleText(source.label)}</span>
    </span>
  );
}
