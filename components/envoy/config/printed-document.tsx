'use client';
import { useMemo } from 'react';
import { JsonView } from '@/components/data/json-view';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { Note } from '@/components/ui/note';
import type { JsonPointer } from '@/lib/core/brand';
import { formatCount } from '@/lib/core/words';
import { yamlText } from '../yaml-text';
import { useDocument } from './use-document';

export interface PrintedDocumentProps {
  readonly as: 'json' | 'yaml';
  readonly snapshot: string;
  readonly at: JsonPointer;
  readonly find: string;
  readonly note?: string;
}

/** The resource around a place, printed anew; in YAML as far as its text is whole. */
export function PrintedDocument({ as, snapshot, at, find, note }: PrintedDocumentProps) {
  const { text, line, error, isPart, retry } = useDocument(snapshot, at);
  const yaml = useMemo(
    () => (as === 'yaml' && text !== undefined && text.cutAt === null ? yamlText(text.json) : null),
    [as, text],
  );
  if (error !== null) return <ErrorState error={errorOf(error)} onRetry={retry} />;
  if (text === undefined) return <LoadingState label="Loading the text" lines={8} />;
  const isYaml = yaml !== null;
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
      <div className="grid gap-2 p-2 empty:hidden">
        {note === undefined ? null : <Note kind="info">{note}</Note>}
        {as === 'yaml' && !isYaml ? (
          <Note kind="info">This resource is too long for YAML: it is shown as JSON.</Note>
        ) : null}
        {isPart ? (
          <Note kind="info">
            The whole resource is longer than what is printed at once. This is the part around the pointer.
          </Note>
        ) : null}
        {text.cutAt === null ? null : (
          <Note kind="warn">Cut after {formatCount(text.cutAt)} characters. The tree shows all of it.</Note>
        )}
      </div>
      <JsonView
        text={yaml ?? text.json}
        label={`${isYaml ? 'YAML' : 'JSON'} at ${text.pointer === '' ? 'the root' : text.pointer}`}
        isJson={!isYaml}
        find={find}
        scrollTo={isYaml ? null : line}
        markLine={isYaml || at === text.pointer ? null : line}
        lineNumbers
        fill
      />
    </div>
  );
}
