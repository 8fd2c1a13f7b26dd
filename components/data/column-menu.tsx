'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Density, useDensity } from '@/components/ui/density';
import { Icon } from '@/components/ui/icons';
import { Menu } from '@/components/ui/menu';
import type { ListName } from '@/lib/answers/lists/model';
import { answerQuery } from '@/lib/api/queries';
import { addable, isFixed, toggled } from './column-choice';
import type { TableColumn } from './table-types';

export interface ColumnMenuProps {
  readonly list: ListName;
  readonly snapshot: string;
  /** The page's own columns. */
  readonly own: readonly Pick<TableColumn<never>, 'id' | 'header' | 'sort' | 'fixed'>[];
  readonly shown: readonly string[];
  readonly choose: (ids: readonly string[] | null) => void;
}

const DENSITIES: readonly { readonly value: Density; readonly label: string }[] = [
  { value: 'normal', label: 'Normal rows' },
  { value: 'compact', label: 'Compact rows' },
];

/** Which columns a table shows, and how high its rows are. */
export function ColumnMenu({ list, snapshot, own, shown, choose }: ColumnMenuProps) {
  const [used, setUsed] = useState(false);
  const [density, setDensity] = useDensity();
  const { data } = useQuery({ ...answerQuery(snapshot, { ask: 'columns', list }), enabled: used });
  const columns = [
    ...own.map(({ id, header }) => ({ id, label: typeof header === 'string' ? header : id })),
    ...addable(own, data ?? []).map(({ id, title }) => ({ id, label: title })),
  ];
  return (
    <Menu
      label="Columns and rows"
      className="btn ic"
      title="Columns and rows"
      onOpen={() => setUsed(true)}
      choice={{
        label: 'Rows',
        value: density,
        options: DENSITIES,
        onChange: (value) => setDensity(value === 'compact' ? 'compact' : 'normal'),
      }}
      checks={{
        label: 'Columns',
        options: columns.map(({ id, label }) => ({
          value: id,
          label,
          checked: shown.includes(id),
          fixed: own.some((column, place) => column.id === id && isFixed(column, place)),
        })),
        onToggle: (id) => choose(toggled(own, shown, id)),
      }}
      entries={[
        { id: 'usual', label: 'Usual columns', icon: 'refresh', divided: true, onSelect: () => choose(null) },
      ]}
    >
      <Icon name="columns" />
      <span className="vh">Columns and rows</span>
    </Menu>
  );
}
