import { shareText } from '../words/cluster-words';

export interface ShareBarProps {
  readonly percent: number;
  /** What the share is of. */
  readonly name: string;
}

/** A share of the requests: the figure says it, the bar only shows it. */
export function ShareBar({ percent, name }: ShareBarProps) {
  return (
    <span className="row flex-none gap-1.5" title={`${name}: ${shareText(percent)} of the requests`}>
      <Bar percent={percent} fill="fill-accent" />
      <span className="w-12 flex-none text-right">{shareText(percent)}</span>
    </span>
  );
}

/** `fill`: a Tailwind fill of the design's colours. */
export function Bar({ percent, fill }: { readonly percent: number; readonly fill: string }) {
  return (
    <svg className="h-1.5 w-16 flex-none" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect width="100" height="6" rx="3" className="fill-surface-3" />
      <rect width={percent} height="6" rx="3" className={fill} />
    </svg>
  );
}
