'use client';
import {
  type ComponentProps,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { IconButton } from './button';
import { Icon, type IconName } from './icons';
import { Kbd } from './kbd';
import { useShortcut } from './shortcuts';
import { useHydrated } from './use-hydrated';

export interface FilterFieldProps {
  /** What is filtered: `Filter routes`. Hidden from the eye, since icon and placeholder repeat it. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** `18 of 143 routes match`; shown at the right and said at most once a second. */
  readonly hits?: string | null;
  readonly icon?: IconName;
  /** Only one field of a view takes the `/` key. */
  readonly takesSlash?: boolean;
  /** Enter in the field, e.g. next hit. */
  readonly onEnter?: (backwards: boolean) => void;
  readonly className?: string;
  /** What a field that suggests adds to its input. */
  readonly input?: Pick<
    ComponentProps<'input'>,
    | 'role'
    | 'onFocus'
    | 'aria-autocomplete'
    | 'aria-expanded'
    | 'aria-controls'
    | 'aria-activedescendant'
    | 'aria-invalid'
  >;
  readonly inputRef?: RefObject<HTMLInputElement | null>;
  /** Sees a key first; `preventDefault` keeps it from the field. */
  readonly onKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** Further controls at the right end. */
  readonly end?: ReactNode;
  /** What hangs beneath. */
  readonly children?: ReactNode;
}

/** Text that settles at most once a second, so that typing does not flood a screen reader. */
function useThrottled(text: string): string {
  const [shown, setShown] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setShown(text), 1_000);
    return () => clearTimeout(timer);
  }, [text]);
  return shown;
}

/** One text filter with its count. Words are ANDed by whoever answers; Escape clears, `/` focuses. */
export function FilterField(props: FilterFieldProps) {
  const { label, value, onChange, placeholder, hits = null, icon = 'filter', takesSlash = true } = props;
  const own = useRef<HTMLInputElement>(null);
  const input = props.inputRef ?? own;
  const id = useId();
  // Letters typed before hydration would be lost; a read-only field says so.
  const hydrated = useHydrated();
  const said = useThrottled(hits ?? '');
  const focus = () => {
    input.current?.focus();
    input.current?.select();
  };
  useShortcut('/', label, 'This page', focus, takesSlash);
  const clear = () => {
    onChange('');
    input.current?.focus();
  };
  return (
    <search className={`field ${props.className ?? ''}`}>
      <Icon name={icon} small />
      <label className="vh" htmlFor={id}>
        {label}
      </label>
      <input
        {...props.input}
        ref={input}
        id={id}
        type="text"
        className="mono"
        value={value}
        placeholder={placeholder ?? label}
        readOnly={!hydrated}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          props.onKey?.(event);
          if (event.defaultPrevented) return;
          if (event.key === 'Enter') props.onEnter?.(event.shiftKey);
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          if (value === '') input.current?.blur();
          else clear();
        }}
      />
      {hits === null ? null : (
        <span className="mut xs whitespace-nowrap" aria-hidden="true">
          {hits}
        </span>
      )}
      <span className="vh" role="status">
        {said}
      </span>
      {value === '' ? null : <IconButton icon="close" label="Clear the filter" small onClick={clear} />}
      {value === '' && takesSlash ? <Kbd keys="/" /> : null}
      {props.end}
      {props.children}
    </search>
  );
}
