'use client';
import { announce } from './announce';

/** The old way, for pages that are not a secure context and have no `navigator.clipboard`. */
function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'vh';
  document.body.append(area);
  const before = document.activeElement;
  area.select();
  const done = document.execCommand('copy');
  area.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  return done;
}

/** Copies and says so: `copyText('kubectl …', 'Command')` announces "Command copied". False when refused. */
export async function copyText(text: string, what: string): Promise<boolean> {
  const done = await (navigator.clipboard === undefined
    ? Promise.resolve(copyBySelection(text))
    : navigator.clipboard.writeText(text).then(
        () => true,
        () => copyBySelection(text),
      ));
  announce(done ? `${what} copied` : `The browser refused to copy. Select the text and copy it by hand.`);
  return done;
}
