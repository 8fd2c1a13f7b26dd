/** What stands where a value was hidden. */
export const HIDDEN = '[hidden]';

/** The same where there is room for less: a value is overwritten in place. */
export const HIDDEN_TEXTS: readonly string[] = [HIDDEN, '[…]', '…', '?'];

/** Whether a text stands for a value that was hidden. */
export const isHiddenText = (text: string): boolean => HIDDEN_TEXTS.includes(text);
