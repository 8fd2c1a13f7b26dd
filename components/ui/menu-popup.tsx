'use client';
import { Menu } from '@base-ui/react/menu';
import { Icon } from './icons';
import type { MenuChoice, MenuEntry, MenuProps } from './menu';

export interface MenuPopupProps extends MenuProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function Choice({ choice }: { readonly choice: MenuChoice }) {
  return (
    <Menu.RadioGroup value={choice.value} onValueChange={(value) => choice.onChange(String(value))}>
      <Menu.Group>
        <Menu.GroupLabel className="menu-label">{choice.label}</Menu.GroupLabel>
        {choice.options.map((option) => (
          <Menu.RadioItem key={option.value} value={option.value} className="menu-item" closeOnClick>
            <span className="w-3.5">
              <Menu.RadioItemIndicator>
                <Icon name="check" small />
              </Menu.RadioItemIndicator>
            </span>
            {option.label}
          </Menu.RadioItem>
        ))}
      </Menu.Group>
    </Menu.RadioGroup>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  return (
    <>
      {entry.divided ? <Menu.Separator className="menu-line" /> : null}
      <Menu.Item className="menu-item" onClick={entry.onSelect} label={entry.label}>
        {entry.icon === undefined ? null : <Icon name={entry.icon} small />}
        <span className="min-w-0 flex-1">
          {entry.label}
          {entry.detail === undefined ? null : <code className="menu-detail">{entry.detail}</code>}
        </span>
        {entry.end === undefined ? null : <span className="end">{entry.end}</span>}
      </Menu.Item>
    </>
  );
}

/** The heavy half of `Menu`. */
export function MenuPopup(props: MenuPopupProps) {
  return (
    <Menu.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Menu.Trigger className={props.className} title={props.title} aria-describedby={props.describedBy}>
        {props.children}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className="z-40">
          <Menu.Popup className="pop menu" aria-label={props.label}>
            {props.choice === undefined ? null : <Choice choice={props.choice} />}
            {props.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
