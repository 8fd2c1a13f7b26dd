'use client';
import { type ReactNode, useState } from 'react';
import type { IconName } from './icons';
import { lazily } from './lazily';
import type { MenuPopupProps } from './menu-popup';
import { useShortcut } from './shortcuts';

const MenuPopup = lazily<MenuPopupProps>(() => import('./menu-popup').then((module) => module.MenuPopup));

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName;
  /** A second line in mono: what will really be copied or run. */
  readonly detail?: string;
  /** Key hint or size at the right end. */
  readonly end?: ReactNode;
  /** A line above this entry. */
  readonly divided?: boolean;
  readonly onSelect: () => void;
  /** A real link, to be copied or opened elsewhere; a plain press still does what `onSelect` does. */
  readonly href?: string;
}

/** Any of several, above the entries; the menu stays open. */
export interface MenuChecks {
  readonly label: string;
  readonly options: readonly {
    readonly value: string;
    readonly label: string;
    readonly checked: boolean;
    /** Cannot be taken away. */
    readonly fixed: boolean;
  }[];
  readonly onToggle: (value: string) => void;
}

export interface MenuChoice {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string) => void;
}

/** Lines that are only read, below the entries. */
export interface MenuFacts {
  readonly label: string;
  readonly lines: readonly { readonly name: string; readonly words: string }[];
}

export interface MenuProps {
  /** Name of the menu. */
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  /** One of several, above the entries. */
  readonly choice?: MenuChoice;
  readonly checks?: MenuChecks;
  readonly facts?: MenuFacts;
  /** Called when it opens, for what is only then needed. */
  readonly onOpen?: () => void;
  /** Content and look of the button. */
  readonly children: ReactNode;
  readonly className?: string;
  readonly title?: string;
  readonly describedBy?: string;
  /** A key that opens it. */
  readonly shortcut?: string;
}

/** A button with a menu. Until its first use it is only a button: the menu's code comes with the first press. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = useState(false);
  const [used, setUsed] = useState(false);
  const show = () => {
    props.onOpen?.();
    setUsed(true);
    setOpen(true);
  };
  useShortcut(props.shortcut ?? '', props.label, 'This page', show, props.shortcut !== undefined);
  const plain = (
    <button
      type="button"
      className={props.className}
      title={props.title}
      aria-haspopup="menu"
      aria-expanded={open}
      aria-describedby={props.describedBy}
      onClick={show}
    >
      {props.children}
    </button>
  );
  if (!used) return plain;
  return <MenuPopup {...props} open={open} onOpenChange={setOpen} fallback={plain} />;
}
