import { all, anySpecial, below, bits, BLOCK, bracket, equal, escapeCarry, escapedBy, upTo, within } from './block';
import { grammar } from './grammar';
import { IndexState, LEVEL_BYTES, MAX_DEPTH } from './index-state';
import { checkCharacters, checkEscapes, checkScalars, WRONG_CHARACTER } from './scalar';

/** As in tape.ts. */
const KEPT_LENGTH: u32 = 256;
const CHECKPOINT: u32 = 1024;
const ENTRY_BYTES: u32 = 16;

/** By its lower half, the white space that a byte may be. */
const BLANKS = memory.data<u8>([0x20, 255, 255, 255, 255, 255, 255, 255, 255, 0x09, 0x0a, 255, 255, 0x0d, 255, 255]);

const DONE: u32 = 0;
const MORE: u32 = 1;
const WRONG: u32 = 2;

/**
 * Reads a document whose root is an object or a list, strictly by RFC 8259 and UTF-8, and writes its skip index.
 * `DONE` at its end, `MORE` when the tape has no room for one more block or a step is done (call again, with more
 * room), `WRONG` for what is no JSON, whatever is wrong with it.
 */
export function indexPass(statePointer: u32): u32 {
  const state = changetype<IndexState>(statePointer);
  const text = state.text;
  const end = state.end;
  const tape = state.tape;
  const capacity = state.capacity;
  const stack = statePointer + offsetof<IndexState>();
  let position = state.position;
  const limit = position + min(state.step, end - position);
  let count = state.count;
  let depth = state.depth;
  let entry = state.entry;
  let ordinal = state.ordinal;
  let isObject = state.isObject != 0;

  while (position < end) {
    if (count + BLOCK > capacity || position >= limit) {
      state.position = position;
      state.count = count;
      state.depth = depth;
      state.entry = entry;
      state.ordinal = ordinal;
      state.isObject = <u32>isObject;
      return MORE;
    }
    const at = text + position;
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    const inside = upTo(end - position);

    // Strings.
    let escaped = state.escape;
    let backslashes: u64 = 0;
    if (escaped != 0 || anySpecial(a, b, c, d)) {
      backslashes = equal(a, b, c, d, 0x5c) & inside;
      escaped = escapedBy(backslashes, escaped);
      if (!checkEscapes(at, escaped & inside)) return WRONG;
      state.escape = escapeCarry(backslashes, escaped);
      state.checked = checkCharacters(text, position, bits(a, b, c, d) & inside, state.checked, end);
      if (state.checked == WRONG_CHARACTER) return WRONG;
    }
    const quotes = equal(a, b, c, d, 0x22) & inside & ~escaped;
    const strings = within(quotes) ^ state.inString;
    state.inString = <u64>(<i64>strings >> 63);
    const control = all(0x1f);
    const controls = bits(
      i8x16.eq(i8x16.min_u(a, control), a),
      i8x16.eq(i8x16.min_u(b, control), b),
      i8x16.eq(i8x16.min_u(c, control), c),
      i8x16.eq(i8x16.min_u(d, control), d),
    );
    let bad = controls & strings;

    // Tokens.
    const outside = inside & ~strings;
    const blanks = v128.load(<u32>BLANKS);
    const nibble = all(0x0f);
    const blank = bits(
      i8x16.eq(i8x16.swizzle(blanks, v128.and(a, nibble)), a),
      i8x16.eq(i8x16.swizzle(blanks, v128.and(b, nibble)), b),
      i8x16.eq(i8x16.swizzle(blanks, v128.and(c, nibble)), c),
      i8x16.eq(i8x16.swizzle(blanks, v128.and(d, nibble)), d),
    );
    const opens = bracket(a, b, c, d, 0x7b) & outside;
    const closes = bracket(a, b, c, d, 0x7d) & outside;
    const commas = equal(a, b, c, d, 0x2c) & outside;
    const colons = equal(a, b, c, d, 0x3a) & outside;
    const scalars = outside & ~(opens | closes | commas | colons | blank | quotes);
    const scalarStarts = scalars & ~((scalars << 1) | state.inScalar);
    state.inScalar = scalars >> 63;
    const stringStarts = quotes & strings;
    const values = scalarStarts | stringStarts | opens;
    const tokens = values | closes | commas | colons;
    if (state.isClosed != 0 && tokens != 0) return WRONG;

    // Containers.
    let objectOpens: u64 = 0;
    let objectPlaces: u64 = 0;
    let passed: u64 = 0;
    let rest = opens | closes;
    while (rest != 0) {
      const bit = <u32>ctz(rest);
      rest &= rest - 1;
      const before = below(bit);
      const stretch = before & ~passed;
      passed = before;
      ordinal += <u32>popcnt(commas & stretch);
      if (isObject) objectPlaces |= stretch;
      const byte: u32 = load<u8>(at + bit);
      if ((byte & 2) != 0) {
        if (depth == MAX_DEPTH || state.isClosed != 0) return WRONG;
        const level = stack + depth * LEVEL_BYTES;
        store<u32>(level, entry);
        store<u32>(level, ordinal, 4);
        store<u32>(level, <u32>isObject, 8);
        const place = tape + count * ENTRY_BYTES;
        store<u32>(place, position + bit);
        store<u32>(place, entry, 8);
        store<u32>(place, ordinal, 12);
        entry = count;
        count += 1;
        depth += 1;
        ordinal = 0;
        isObject = byte == 0x7b;
        if (isObject) objectOpens |= (<u64>1) << bit;
      } else {
        if (depth == 0 || (byte == 0x7d) != isObject) return WRONG;
        const place = tape + entry * ENTRY_BYTES;
        const open = load<u32>(place);
        const isShort = position + bit + 1 - open < KEPT_LENGTH;
        if (isShort && entry != 0 && open - load<u32>(place - ENTRY_BYTES) < CHECKPOINT) count = entry;
        else store<u32>(place, position + bit, 4);
        depth -= 1;
        const level = stack + depth * LEVEL_BYTES;
        entry = load<u32>(level);
        ordinal = load<u32>(level, 4);
        isObject = load<u32>(level, 8) != 0;
        if (depth == 0) {
          state.isClosed = 1;
          if ((tokens & ~before & ~((<u64>1) << bit)) != 0) return WRONG;
        }
      }
    }
    ordinal += <u32>popcnt(commas & ~passed);
    if (isObject) objectPlaces |= ~passed;

    const keyPlaces = objectOpens | (commas & objectPlaces);
    bad |= grammar(state, values, stringStarts, opens, closes, commas, colons, keyPlaces);
    bad |= backslashes & ~strings;
    if (bad != 0) return WRONG;
    if (scalarStarts != 0 && !checkScalars(at, scalarStarts, text + end)) return WRONG;
    position += BLOCK;
  }
  state.count = count;
  return state.isClosed != 0 && state.inString == 0 ? DONE : WRONG;
}
