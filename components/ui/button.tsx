import type { ComponentProps } from 'react';
import { Icon, type IconName } from './icons';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'disabled'> {
  /** `primary`: one per view. `quiet`: no outline. */
  readonly look?: 'plain' | 'primary' | 'quiet';
  readonly small?: boolean;
  readonly icon?: IconName;
  /** Why it cannot be pressed now. It stays focusable and says so. */
  readonly blocked?: string | null;
}

const LOOKS = { plain: '', primary: 'pri', quiet: 'quiet' } as const;

/** A button with a word. */
export function Button({ look = 'plain', small = false, icon, blocked = null, ...rest }: ButtonProps) {
  const { className = '', children, onClick, title, type = 'button', ...others } = rest;
  return (
    <button
      {...others}
      type={type}
      className={`btn ${LOOKS[look]} ${small ? 'sm' : ''} ${className}`}
      aria-disabled={blocked === null ? undefined : true}
      title={blocked ?? title}
      onClick={blocked === null ? onClick : undefined}
    >
      {icon === undefined ? null : <Icon name={icon} small />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  readonly icon: IconName;
  /** Its name; also the tooltip unless `title` says more. */
  readonly label: string;
  readonly small?: boolean;
  readonly outlined?: boolean;
}

/** A button that is only an icon. */
export function IconButton({ icon, label, small = false, outlined = false, ...rest }: IconButtonProps) {
  const { className = '', title = label, ...others } = rest;
  return (
    <button
      {...others}
      type="button"
      aria-label={label}
      title={title}
      className={`btn ic ${outlined ? '' : 'quiet'} ${small ? 'sm' : ''} ${className}`}
    >
      <Icon name={icon} small={small} />
    </button>
  );
}
