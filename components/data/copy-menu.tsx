'use client';
import { copyText } from '@/components/ui/copy';
import { Icon, type IconName } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import { Menu } from '@/components/ui/menu';

export interface CopyItem {
  /** `Link`, `Name`, `JSON`, `JSON pointer`, `istioctl command` … */
  readonly label: string;
  readonly value: string | (() => string);
  readonly icon?: IconName;
  /** Show the text before it is copied: for commands and pointers. */
  readonly shown?: boolean;
  /** A line above: a new group begins. */
  readonly divided?: boolean;
}

export interface CopyMenuProps {
  /** In this order everywhere: link, name, JSON, pointer, commands (DESIGN §8). */
  readonly items: readonly CopyItem[];
  readonly label?: string;
  readonly small?: boolean;
  /** Take the `c` key: one copy menu of a view. */
  readonly takesC?: boolean;
}

const textOf = (item: CopyItem) => (typeof item.value === 'string' ? item.value : item.value());

/** "Copy" with everything that can be copied of one object; commands are shown before they are copied. */
export function CopyMenu({ items, label = 'Copy', small = false, takesC = false }: CopyMenuProps) {
  return (
    <Menu
      label="Copy menu"
      className={`btn ${small ? 'sm' : ''}`}
      {...(takesC ? { shortcut: 'c' } : {})}
      entries={items.map((item) => ({
        id: item.label,
        label: item.label,
        icon: item.icon ?? 'copy',
        ...(item.shown ? { detail: textOf(item) } : {}),
        ...(item.divided === undefined ? {} : { divided: item.divided }),
        onSelect: () => void copyText(textOf(item), item.label),
      }))}
    >
      <Icon name="copy" small />
      {label}
      {takesC ? <Kbd keys="c" /> : null}
    </Menu>
  );
}
