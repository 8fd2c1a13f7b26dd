'use client';
import { Menu } from '@base-ui/react/menu';
import type { MouseEvent } from 'react';
import { Icon } from './icons';
import type { MenuChecks, MenuChoice, MenuEntry, MenuFacts, MenuProps } from './menu';

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

function Checks({ checks }: { readonly checks: MenuChecks }) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="menu-label">{checks.label}</Menu.GroupLabel>
      {checks.options.map(({ value, label, checked, fixed }) => (
        <Menu.CheckboxItem
          key={value}
          className="menu-item"
          checked={checked}
          disabled={fixed}
          onCheckedChange={() => checks.onToggle(value)}
        >
          <span className="w-3.5">
            <Menu.CheckboxItemIndicator>
              <Icon name="check" small />
            </Menu.CheckboxItemIndicator>
          </span>
          {label}
        </Menu.CheckboxItem>
      ))}
    </Menu.Group>
  );
}

function Facts({ facts }: { readonly facts: MenuFacts }) {
  return (
    <Menu.Group>
      <Menu.Separator className="menu-line" />
      <Menu.GroupLabel className="menu-label">{facts.label}</Menu.GroupLabel>
      <dl className="grid gap-1 px-2 py-1 sm">
        {facts.lines.map(({ name, words }) => (
          <div key={name} className="row justify-between gap-4">
            <dt>{name}</dt>
            <dd className="mut">{words}</dd>
          </div>
        ))}
      </dl>
    </Menu.Group>
  );
}

/** A press with a modifier key is the browser's: another tab, a file of its own. */
function onLink(event: MouseEvent, onSelect: () => void): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  onSelect();
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  return (
    <>
      {entry.divided ? <Menu.Separator className="menu-line" /> : null}
      <Menu.Item
        className="menu-item"
        label={entry.label}
        onClick={(event) => {
          if (entry.href === undefined) entry.onSelect();
          else onLink(event, entry.onSelect);
        }}
        {...(entry.href === undefined
          ? {}
          : { render: <a href={entry.href} download aria-label={entry.label} /> })}
      >
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
            {props.checks === undefined ? null : <Checks checks={props.checks} />}
            {props.entries.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
            {props.facts === undefined ? null : <Facts facts={props.facts} />}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
