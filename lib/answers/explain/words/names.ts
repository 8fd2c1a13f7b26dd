import type { Words } from '../types';

/** A name as Envoy prints it; one that is empty says so. */
export const name = (text: string): Words[number] => (text === '' ? '(no name)' : { name: text });

/** The same sentence as one text. */
export const plain = (words: Words): string =>
  words.map((part) => (typeof part === 'string' ? part : part.name)).join('');
