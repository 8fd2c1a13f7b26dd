import { Fragment } from 'react';

/** A sentence whose names are set in the mono font: plain text, and names as Envoy or Kubernetes print them. */
export type Phrase = readonly (string | { readonly name: string })[];

export const name = (text: string): { readonly name: string } => ({ name: text });

/** The same sentence as plain text, for titles and copies. */
export function phraseText(phrase: Phrase): string {
  return phrase.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}

export function PhraseText({ phrase }: { readonly phrase: Phrase }) {
  return phrase.map((part, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence never move
    <Fragment key={place}>
      {typeof part === 'string' ? part : <span className="mono">{part.name}</span>}
    </Fragment>
  ));
}
