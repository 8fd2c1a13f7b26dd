import { describe, expect, it } from 'vitest';
import { appError, ERROR_CODES } from '@/lib/core/errors';
import { visibleText } from '@/lib/core/visible-text';
import { problemLines } from './query-problem';
import { errorLine } from './words';

describe('words on standard error', () => {
  it('say every error on one line, without pages that a terminal does not have', () => {
    for (const code of ERROR_CODES) {
      const line = errorLine(appError(code, { what: 'a\u202eb\nc', reason: 'x\u001b[31m' }));
      expect(line).toBe(visibleText(line));
      if (
        !['unauthorized', 'forbidden-origin', 'snapshot-gone', 'resource-gone', 'upload-mismatch'].includes(
          code,
        )
      )
        expect(line, code).not.toMatch(/picker|panel|page|rail|dropped/i);
    }
  });

  it('say in words why a file cannot be read', () => {
    const error = appError('file-unreadable', { path: 'd.json', reason: 'ENOENT' });
    expect(errorLine(error)).toContain('d.json: there is no such file.');
  });

  it('mark the place in a query by what is seen of it', () => {
    expect(problemLines('a\u202e host:/[/', { start: 8, end: 9, message: 'no' })).toEqual([
      'no',
      '  a\\u202e host:/[/',
      `  ${' '.repeat(13)}^`,
    ]);
    expect(problemLines('"', { start: 0, end: 1, message: 'open' })[2]).toBe('  ^');
    expect(problemLines('', { start: 0, end: 0, message: 'empty' })[2]).toBe('  ^');
  });
});
