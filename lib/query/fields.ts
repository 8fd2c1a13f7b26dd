import { editDistance } from '@/lib/core/edit-distance';
import type { Token } from './lexer';
import type { FieldName } from './model';

/** Farther apart, a name is another word and no slip of the finger. */
const MAX_SLIPS = 2;
/** Names of services are short and before a port: the shorter, the nearer a field has to be to be meant. */
const LETTERS_PER_SLIP = 3;

/** The field of that id or alias; letter case is ignored. */
export function findField<Field extends FieldName>(
  fields: readonly Field[],
  name: string,
): Field | undefined {
  const asked = name.toLowerCase();
  return fields.find(({ id, aliases }) => id === asked || aliases?.includes(asked));
}

/** The known name that a wrong one was probably meant to be. */
export function nearestField(
  fields: readonly FieldName[],
  name: string,
  maxSlips = Math.min(MAX_SLIPS, name.length - 1),
): string | null {
  const asked = name.toLowerCase();
  let limit = maxSlips;
  let nearest: string | null = null;
  for (const known of fields.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])])) {
    const distance = editDistance(asked, known, limit);
    if (distance === null) continue;
    nearest = known;
    limit = distance - 1;
  }
  return nearest;
}

const PORT = /^[0-9]{1,5}(?:[/?#]|$)/;
const HEX_GROUPS = /^[0-9a-f]+(?::[0-9a-f]*){2,}/i;

/**
 * True when a word with a colon is no attempt at a field: a URL (`spiffe://…`), `name:port`, an IPv6 address,
 * a serial number. `wieght:80` is one where a field `weight` stands near it, and so is any other `name:text`.
 */
export function isPlainWord(token: Token, fields: readonly FieldName[]): boolean {
  const { name, operator, quoted, value } = token;
  if (name === null) return true;
  if (operator !== null || quoted !== null) return false;
  if (value.startsWith('//') || HEX_GROUPS.test(`${name}:${value}`)) return true;
  if (!PORT.test(value)) return false;
  const slips = Math.min(MAX_SLIPS, Math.floor(name.length / LETTERS_PER_SLIP));
  return slips === 0 || nearestField(fields, name, slips) === null;
}
