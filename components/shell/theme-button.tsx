'use client';
import { useLayoutEffect } from 'react';
import { announce } from '@/components/ui/announce';
import { Icon } from '@/components/ui/icons';
import { useShortcut } from '@/components/ui/shortcuts';
import { readStored, useStored } from '@/components/ui/stored';

const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

const ICONS = { system: 'monitor', light: 'sun', dark: 'moon' } as const;
const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };

/** Cycles system, light and dark; the script in the head sets the stored one before the first paint. */
export function ThemeButton() {
  const [theme, setTheme] = useStored('theme', THEMES, 'system');
  useLayoutEffect(() => {
    // The first render sees the default, not the choice; only storage tells the choice then.
    const stored = THEMES.find((one) => one === readStored('theme')) ?? 'system';
    if (stored === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = stored;
  });
  const cycle = () => {
    setTheme(NEXT[theme]);
    announce(`Theme: ${NEXT[theme]}`);
  };
  useShortcut('t', 'Theme: system, light, dark', 'Everywhere', cycle);
  return (
    <button
      type="button"
      className="btn quiet ic"
      aria-label={`Theme: ${theme}`}
      aria-keyshortcuts="t"
      title={`Theme: ${theme}. Switch to ${NEXT[theme]} (t)`}
      onClick={cycle}
    >
      <Icon name={ICONS[theme]} />
    </button>
  );
}
