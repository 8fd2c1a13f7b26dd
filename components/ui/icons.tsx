/**
 * Line icons on a 16-unit grid: each draws the thing, not a metaphor, and stays readable at 14 px in one colour.
 */
const PATHS = {
  overview: 'M2.5 2.5h4.5v6H2.5zM9.5 2.5h4v3.5h-4zM9.5 8.5h4v5h-4zM2.5 11h4.5v2.5H2.5z',
  map: 'M5 4h1.5c2.5 0 2 4 4.5 4M5 12h1.5c2.5 0 2-4 4.5-4M2 2.5h3v3H2zM2 10.5h3v3H2zM11 6.5h3v3h-3z',
  explain: 'M2 8h3.5l4-4.5H14M5.5 8l4 4.5h1M12 11l2.5 3M14.5 11 12 14',
  findings: 'M8 2.2 14.3 13.3H1.7zM8 6.5v3M8 11.4v.1',
  listeners: 'M9 2.5h4.5v11H9M1.5 8H9M6.5 5 9.5 8l-3 3',
  routes: 'M2.5 3.5h2.2c4.2 0 2.6 8.5 7 8.5h1.8M11.5 9.8l2.2 2.2-2.2 2.2M8.5 3.5h5',
  clusters: 'M2.5 2.5h11v4.5h-11zM2.5 9h11v4.5h-11zM5 4.8v.1M5 11.2v.1M8 4.8h3M8 11.2h3',
  key: 'M10.5 2.5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8.4 7.6 2.5 13.5v-3M5 11l1.8 1.8',
  dump: 'M6 2.5c-3 0-1 5-3.5 5.5 2.5.5.5 5.5 3.5 5.5M10 2.5c3 0 1 5 3.5 5.5-2.5.5-.5 5.5-3.5 5.5',
  bootstrap: 'M2.5 2.5h11v11h-11zM6.3 5.2 11 8l-4.7 2.8z',
  admin: 'M2 3h12v10H2zM4.5 6l2 2-2 2M8.5 10.5h3',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3l3.5 3.5',
  sun: 'M8 5.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.8.8M11.8 11.8l.8.8M12.6 3.4l-.8.8M4.2 11.8l-.8.8',
  monitor: 'M2 3h12v8.5H2zM5 14h6M8 11.5V14',
  moon: 'M13.4 9.7A5.8 5.8 0 0 1 6.3 2.6a5.8 5.8 0 1 0 7.1 7.1z',
  wider: 'M5.5 4.5 2 8l3.5 3.5M10.5 4.5 14 8l-3.5 3.5M2.5 8h11',
  right: 'M6 3.5 10.5 8 6 12.5',
  left: 'M10 3.5 5.5 8 10 12.5',
  down: 'M3.5 6 8 10.5 12.5 6',
  close: 'M4 4l8 8M12 4l-8 8',
  check: 'M3 8.5 6.5 12 13 4.5',
  copy: 'M5.5 5.5h8v8h-8zM3 10.5H2.5v-8h8V3',
  link: 'M6.5 9.5l3-3M7 4.5l1.5-1.5a3.2 3.2 0 0 1 4.5 4.5L11.5 9M9 11.5 7.5 13A3.2 3.2 0 0 1 3 8.5L4.5 7',
  external: 'M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4',
  filter: 'M2 3h12l-4.5 5.5v5l-3-1.5V8.5z',
  pause: 'M5.5 3v10M10.5 3v10',
  refresh: 'M13.4 6.2A5.8 5.8 0 1 0 13.8 8.5M13.7 3.2v3.2h-3.2',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  more: 'M3.5 8v.1M8 8v.1M12.5 8v.1',
  send: 'M2.5 3 14 8 2.5 13l1.8-5zM4.3 8H9',
  arrow: 'M2.5 8h11M10 4.5 13.5 8 10 11.5',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  gateway: 'M2.5 13.5V8a5.5 5.5 0 0 1 11 0v5.5M6 13.5V9a2 2 0 0 1 4 0v4.5',
  pod: 'M8 1.8 13.5 5v6L8 14.2 2.5 11V5zM2.7 5.1 8 8l5.3-2.9M8 8v6',
  virtualService:
    'M2 8h3.5C8 8 7.5 4 10 4h3.5M5.5 8C8 8 7.5 12 10 12h3.5M11.8 2.3 13.5 4l-1.7 1.7M11.8 10.3 13.5 12l-1.7 1.7',
  service: 'M2.5 2.5h11v11h-11zM8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  file: 'M3.5 1.8h6l3 3v9.4h-9zM9.2 2v3.2h3.2',
  table: 'M2 3h12v10H2zM2 6.5h12M2 9.8h12M6.5 6.5V13',
  download: 'M8 2.5v8M4.5 7.5 8 11l3.5-3.5M2.5 13.5h11',
  eye: 'M1.5 8C4 4 12 4 14.5 8 12 12 4 12 1.5 8zM8 6.3a1.7 1.7 0 1 0 0 3.4 1.7 1.7 0 0 0 0-3.4z',
  help: 'M5.5 5.5c.2-3.5 5.3-3 5 .2-.2 1.9-2.5 2-2.5 4M8 12.8v.1',
  json: 'M5.5 3C3 3 4.5 7.5 2.5 8c2 .5.5 5 3 5M10.5 3c2.5 0 1 4.5 3 5-2 .5-.5 5-3 5',
  layers: 'M8 2 14 5.5 8 9 2 5.5zM2 8.5 8 12l6-3.5M2 11 8 14.5 14 11',
  columns: 'M2.5 2.5h11v11h-11zM6 2.5v11M10 2.5v11',
  fold: 'M4 2.5 8 6l4-3.5M4 13.5 8 10l4 3.5',
} as const;

export type IconName = keyof typeof PATHS;

export interface IconProps {
  readonly name: IconName;
  /** 14 px instead of 16, for buttons and rows. */
  readonly small?: boolean;
  readonly className?: string;
}

/** Always decorative: the word stands beside it, or in the control's `aria-label`. */
export function Icon({ name, small = false, className = '' }: IconProps) {
  return (
    <svg
      className={`i ${small ? 's' : ''} ${className}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark: an arch around a lens whose sight line leaves through the opening (DESIGN §2). */
export function BrandMark({ label = 'Gatescope' }: { readonly label?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      role="img"
      aria-label={label}
      strokeWidth="2.2"
      strokeLinecap="round"
    >
      <path d="M3.5 21.5V12a8.5 8.5 0 0 1 17 0v9.5" stroke="currentColor" />
      <circle cx="12" cy="12.2" r="3.9" stroke="var(--accent)" />
      <path d="M12 16.2v5.3" stroke="var(--accent)" />
    </svg>
  );
}
