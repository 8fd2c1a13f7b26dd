import { describe, expect, it } from 'vitest';
import { partWords, progressWords } from './snapshot-words';
import { secondsSince, utcDateTime, utcTime } from './time-words';

describe('progressWords', () => {
  it('names phase, subject, size and time', () => {
    const progress = { phase: 'reading', subject: 'config_dump', bytes: 8_200_000 } as const;
    expect(progressWords(progress, 1_400)).toBe('Reading config_dump, 8.2 MB, 1.4 s');
  });

  it('says something before anything is known', () => {
    expect(progressWords(null, 0)).toBe('Opening');
  });
});

describe('partWords', () => {
  it('uses the words that a person would grep for', () => {
    expect(partWords('admin/config_dump')).toBe('Envoy’s /config_dump');
    expect(partWords('kubernetes/virtualservices.networking.istio.io')).toBe(
      'virtualservices.networking.istio.io',
    );
  });
});

describe('time', () => {
  it('is UTC', () => {
    expect(utcTime('2026-11-23T14:02:31+02:00')).toBe('12:02:31 UTC');
    expect(utcDateTime('2026-11-23T14:02:31Z')).toBe('2026-11-23 14:02:31 UTC');
  });

  it('shows what it cannot read', () => {
    expect(utcTime('yesterday')).toBe('yesterday');
    expect(utcDateTime('')).toBe('');
  });

  it('is never in the future', () => {
    expect(secondsSince('2026-11-23T14:00:10Z', Date.parse('2026-11-23T14:00:00Z'))).toBe(0);
    expect(secondsSince('rubbish', Date.now())).toBe(0);
  });
});
