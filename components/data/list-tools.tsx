'use client';
import { ColumnMenu, type ColumnMenuProps } from './column-menu';
import { ExportMenu, type ExportMenuProps } from './export-menu';

export type ListToolsProps = ColumnMenuProps & ExportMenuProps;

/** What can be done with a whole list: its columns, its export. Comes when the list is there. */
export function ListTools({ own, shown, choose, ...exported }: ListToolsProps) {
  const { list, snapshot } = exported;
  return (
    <>
      <ColumnMenu list={list} snapshot={snapshot} own={own} shown={shown} choose={choose} />
      <ExportMenu {...exported} />
    </>
  );
}
