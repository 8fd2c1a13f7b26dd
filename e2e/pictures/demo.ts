import { PHONE, type Shot } from './camera.ts';

const THEMES = ['light', 'dark'] as const;
const PAGES = ['overview', 'routes', 'map', 'listeners'] as const;
const ON_A_PHONE = ['routes', 'map'] as const;

/** The demo in both themes, and on a phone. */
export const DEMO_SHOTS: readonly Shot[] = [
  ...THEMES.flatMap((theme) =>
    PAGES.map((page) => ({ name: `demo-${page}-${theme}`, path: `/${page}`, theme })),
  ),
  ...ON_A_PHONE.map((page) => ({ name: `demo-${page}-phone`, path: `/${page}`, size: PHONE })),
];
