/** Words of one event: kind and field, start, end. */
export const EVENT_WORDS = 3;

/** A scalar, from start to end. */
export const VALUE = 0;
/** A container begins at start; end is 0. */
export const OPEN = 1;
/** A container, from start to end, after all events within it. */
export const CLOSE = 2;
/** A key that no rule knows, in an object that is watched: the key from start to end, the field of the object. */
export const OTHER = 3;
/** A key that some rule knows stands a second time in its object, perhaps in another spelling: key from start to end. */
export const REPEATED = 4;

/** The field of `REPEATED`. */
export const NO_FIELD = 0xff_ffff;

export const kindOf = (word: number): number => word >>> 24;
export const fieldOf = (word: number): number => word & 0xff_ffff;
