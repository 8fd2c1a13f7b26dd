/** What the parser takes as text when it stands bare after `field:`. Stricter than it has to be. */
const BARE = /^(?:[^\s"<>=/]\S*|\/[^\s^$([|\\]*[^\s^$([|\\/])$/;

/** Text in quotes, so that it stands for itself whatever is in it. */
export function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** The text itself when it may stand after `field:` without quotes, or null. */
export function bareValue(text: string): string | null {
  return BARE.test(text) ? text : null;
}
