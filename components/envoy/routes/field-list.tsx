import { Fragment } from 'react';
import { Chip } from '@/components/ui/chip';
import { Status } from '@/components/ui/status';
import type { RouteLevel } from '@/lib/answers/route-detail-types';
import { visibleText } from '@/lib/core/visible-text';
import { PageLink } from '../links';
import { muted } from '../parts';
import { clusterText } from '../words/cluster-label';
import { type FieldGroup, groupFields } from './field-groups';
import { type FieldLine, type Lines, type LineValue, levelWords } from './lines/line';

export interface FieldListProps {
  readonly lines: Lines;
  /** Said where no field is set. */
  readonly none?: string;
  /** Namespace of the object that made the route: short service names are read from there. */
  readonly home?: string | null;
}

/** Envoy's fields with what they say; those of one message under its name. */
export function FieldList({ lines, none = 'none', home = null }: FieldListProps) {
  if (lines.length === 0) return <p className="sm">{muted(none)}</p>;
  return (
    <dl className="grid grid-cols-[minmax(88px,38%)_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
      {groupFields(lines).map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two fields may have one name, in an order that is fixed
        <Group key={place} group={group} home={home} />
      ))}
    </dl>
  );
}

function Group({ group, home }: { readonly group: FieldGroup; readonly home: string | null }) {
  const { name, head, inner, level } = group;
  return (
    <>
      {head === null ? (
        <>
          <dt className="mono mut mt-1 font-semibold wrap-anywhere">
            <FieldName name={name} />
          </dt>
          <dd className="mt-1">{level === null ? null : <LevelChip level={level} />}</dd>
        </>
      ) : (
        <Line line={head} name={name} home={home} />
      )}
      {inner.map((line, place) => (
        <Line
          // biome-ignore lint/suspicious/noArrayIndexKey: two fields may have one name, in an order that is fixed
          key={place}
          line={line.level === level ? withoutLevel(line) : line}
          name={line.field}
          home={home}
          indented
        />
      ))}
    </>
  );
}

const withoutLevel = ({ level: _, ...line }: FieldLine): FieldLine => line;

interface LineProps {
  readonly line: FieldLine;
  readonly name: string;
  readonly home: string | null;
  readonly indented?: boolean;
}

function Line({ line, name, home, indented = false }: LineProps) {
  const { values, note, level } = line;
  return (
    <>
      <dt className={`mono mut wrap-anywhere ${indented ? 'pl-3' : ''}`}>
        <FieldName name={name} />
      </dt>
      <dd className="min-w-0 wrap-anywhere">
        {values.map((value, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: values may repeat, in an order that is fixed
          <div key={place} className="mono">
            <Value value={value} home={home} />
          </div>
        ))}
        {level === undefined ? null : <LevelChip level={level} />}
        {note === undefined ? null : <span className="mut xs block">{note}</span>}
      </dd>
    </>
  );
}

/** A long name breaks after `_` and `.` before it breaks inside a word. */
function FieldName({ name }: { readonly name: string }) {
  return visibleText(name)
    .split(/(?<=[_.])/)
    .map((part, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one name never move
      <Fragment key={place}>
        {part}
        <wbr />
      </Fragment>
    ));
}

function Value({ value, home }: { readonly value: LineValue; readonly home: string | null }) {
  const { text, cluster, missing } = value;
  if (cluster === undefined) return <span className="whitespace-pre-wrap">{visibleText(text)}</span>;
  const short = visibleText(clusterText(cluster, home));
  if (missing)
    return (
      <>
        <span title={visibleText(cluster)}>{short}</span> <Status kind="err" label="No cluster" />
      </>
    );
  return (
    <PageLink page="/clusters" params={{ sel: cluster }} title={visibleText(cluster)}>
      {short}
    </PageLink>
  );
}

/** Where an inherited setting stands. */
export function LevelChip({ level }: { readonly level: RouteLevel }) {
  return (
    <Chip tone="line" title={`Set at the ${levelWords(level)}, not at the route itself`}>
      {levelWords(level)}
    </Chip>
  );
}
