'use client';
import { Icon } from '@/components/ui/icons';
import { Menu } from '@/components/ui/menu';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import type { RoutesPage } from '@/lib/answers/routes-types';
import { plural } from '@/lib/core/words';

export interface ConfigPickerProps {
  readonly configs: RoutesPage['routeConfigs'];
  readonly value: string | null;
  readonly onChange: (config: string | null) => void;
}

const GATEWAY = 'gateway';
const ALL = '*';

/** Which route configuration the list shows. */
export function ConfigPicker({ configs, value, onChange }: ConfigPickerProps) {
  const hasOwn = configs.some(({ isOwn }) => isOwn) && configs.some(({ isOwn }) => !isOwn);
  const options = [
    { value: GATEWAY, label: hasOwn ? 'All but Envoy’s own' : 'All' },
    ...(hasOwn ? [{ value: ALL, label: 'All, Envoy’s own too' }] : []),
    ...configs
      .filter(({ name }) => name !== '' && name !== ALL)
      .map(({ name, routes, state }) => ({
        value: `=${name}`,
        label: `${name} · ${plural(routes, 'route')}${state === 'active' ? '' : ` · ${state}`}`,
      })),
  ];
  const all = hasOwn ? 'all but Envoy’s own' : 'all';
  const shown = value === null ? all : value === ALL ? 'all' : value;
  const chosen = value === null ? GATEWAY : value === ALL ? ALL : `=${value}`;
  return (
    <Menu
      label="Route configuration"
      className="btn min-w-0"
      entries={[]}
      choice={{
        label: 'Route configuration',
        value: chosen,
        options,
        onChange: (next) => onChange(next === GATEWAY ? null : next === ALL ? ALL : next.slice(1)),
      }}
    >
      Route config
      <span className="flex max-w-60 min-w-0 font-normal">
        <Mid text={shown} tail={MID_TAIL.routeConfig} />
      </span>
      <Icon name="down" small />
    </Menu>
  );
}
