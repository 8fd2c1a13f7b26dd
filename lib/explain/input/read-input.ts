import { isJsonObject, type Json } from '@/lib/core/json';
import { isJsonLog, readJsonLog, readTextLog } from './access-log';
import { readBulkObject } from './bulk-line';
import { looksLikeRawHttp, readRawHttp } from './raw-http';
import { looksLikeCurl, readCurl } from './read-curl';
import { readUrl } from './read-url';
import { notUnderstood, type UnderstoodInput } from './understood';

/** Longer than any command a browser copies; keeps a slip of the clipboard from costing time. */
const LONGEST = 1_000_000;

function readJson(text: string): UnderstoodInput {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return notUnderstood('nothing', { code: 'bad-json', message });
  }
  if (!isJsonObject(value)) return notUnderstood('nothing', { code: 'not-understood' });
  return isJsonLog(value) ? readJsonLog(value) : readBulkObject(value);
}

function withMoreLines(answer: UnderstoodInput, lines: readonly string[]): UnderstoodInput {
  const count = lines.filter((line) => line.trim() !== '').length - 1;
  if (count < 1 || answer.parts === null) return answer;
  return { ...answer, notes: [...answer.notes, { code: 'more-lines-left-out', count }] };
}

/**
 * Understands what was pasted: a curl command, a raw HTTP request, an access-log line, a bulk request line or a URL.
 * Never throws, takes time in proportion to the text, and says what it did not read.
 */
export function readInput(pasted: string): UnderstoodInput {
  const text = pasted.replace(/^\ufeff/, '').trim();
  if (text === '') return notUnderstood('nothing', { code: 'empty' });
  if (text.length > LONGEST) return notUnderstood('nothing', { code: 'too-long' });
  const lines = text.split('\n');
  if (looksLikeCurl(text)) return readCurl(text);
  if (text.startsWith('{')) {
    const first = readJson(lines[0] ?? '');
    return first.problems.some(({ code }) => code === 'bad-json')
      ? readJson(text)
      : withMoreLines(first, lines);
  }
  if (looksLikeRawHttp(text)) return readRawHttp(text);
  const log = readTextLog(text);
  if (log !== null) return withMoreLines(log, lines);
  if (/\s/.test(text)) return notUnderstood('nothing', { code: 'not-understood' });
  return readUrl(text);
}
