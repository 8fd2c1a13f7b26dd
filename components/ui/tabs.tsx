'use client';
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useShortcut } from './shortcuts';

export interface TabItem<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<Id>[];
  readonly current: Id;
  readonly onChange: (id: Id) => void;
  /** The current tab's content. */
  readonly children: ReactNode;
  /** Take the `[` and `]` keys. */
  readonly takesBrackets?: boolean;
}

/** WAI-ARIA tabs: arrows move, Home and End jump, `[` and `]` work from anywhere. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, tabs, current, onChange, children, takesBrackets = true } = props;
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex((tab) => tab.id === current);
  const go = (index: number, focus: boolean) => {
    const next = (index + tabs.length) % tabs.length;
    const tab = tabs[next];
    if (tab === undefined) return;
    onChange(tab.id);
    if (focus) list.current?.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus();
  };
  useShortcut('[', 'Previous tab', 'This page', () => go(at - 1, false), takesBrackets);
  useShortcut(']', 'Next tab', 'This page', () => go(at + 1, false), takesBrackets);
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: at - 1,
      ArrowRight: at + 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const target = moves[event.key];
    if (target === undefined) return;
    event.preventDefault();
    go(target, true);
  };
  return (
    <>
      <div ref={list} className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${base}-${tab.id}`}
            aria-selected={tab.id === current}
            aria-controls={tab.id === current ? `${base}-panel` : undefined}
            tabIndex={tab.id === current ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${base}-panel`} role="tabpanel" aria-labelledby={`${base}-${current}`}>
        {children}
      </div>
    </>
  );
}
