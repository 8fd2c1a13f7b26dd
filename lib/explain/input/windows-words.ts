import type { ShellWords } from './shell-words';

/** A command copied for cmd.exe: a caret before a quote or at the end of a line, or the name with its ending. */
export function looksLikeCmd(line: string): boolean {
  return /\^"|\^\r?\n|^\s*curl\.exe\s/i.test(line) && !/\\\r?\n/.test(line);
}

/** cmd.exe's own pass: `^x` is x outside of quotes, `^` and a line end is nothing, an operator ends the command. */
function withoutCarets(line: string): { readonly text: string; readonly rest: string } {
  let text = '';
  let inQuotes = false;
  for (let at = 0; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === '"') inQuotes = !inQuotes;
    if (inQuotes || char !== '^') {
      if (!inQuotes && /[|&<>\r\n]/.test(char)) return { text, rest: line.slice(at).trim() };
      text += char;
      continue;
    }
    const lineEnd = /\^\r?\n/y;
    lineEnd.lastIndex = at;
    const found = lineEnd.exec(line);
    if (found === null) {
      at += 1;
      text += line.charAt(at);
    } else {
      at += found[0].length - 1;
      // Chrome writes a line end inside a value as `^`, line end, line end: the second one is kept.
      const second = /\r?\n/y;
      second.lastIndex = at + 1;
      const kept = second.exec(line);
      if (kept !== null) {
        at += kept[0].length;
        text += '\n';
      }
    }
  }
  return { text, rest: '' };
}

/** The words that a program built with Microsoft's C library gets: 2n backslashes and a quote are n backslashes. */
function argumentsOf(text: string): { readonly words: readonly string[]; readonly isOpen: boolean } {
  const words: string[] = [];
  let word: string | null = null;
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '\\') {
      let count = 1;
      while (text.charAt(at + count) === '\\') count += 1;
      at += count - 1;
      const isBeforeQuote = text.charAt(at + 1) === '"';
      word = (word ?? '') + '\\'.repeat(isBeforeQuote ? count >> 1 : count);
      if (isBeforeQuote && count % 2 === 1) {
        word += '"';
        at += 1;
      }
    } else if (char === '"') {
      word ??= '';
      if (inQuotes && text.charAt(at + 1) === '"') {
        word += '"';
        at += 1;
      } else inQuotes = !inQuotes;
    } else if (!inQuotes && /\s/.test(char)) {
      if (word !== null) words.push(word);
      word = null;
    } else word = (word ?? '') + char;
  }
  if (word !== null) words.push(word);
  return { words, isOpen: inQuotes };
}

/** The words of a command as cmd.exe and then the program read it. */
export function windowsWords(line: string): ShellWords {
  const { text, rest } = withoutCarets(line.trim());
  const { words, isOpen } = argumentsOf(text);
  return { words, rest, problems: isOpen ? [{ code: 'unclosed-quote' }] : [] };
}
