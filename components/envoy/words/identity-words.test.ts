import { describe, expect, it } from 'vitest';
import { envoyVersionText, serverStateWords, uptimeText } from './identity-words';

describe('identity', () => {
  it('says what DRAINING really means', () => {
    expect(serverStateWords('LIVE')).toEqual({ kind: 'ok', word: 'Live' });
    expect(serverStateWords('DRAINING').word).toContain('by hand');
    expect(serverStateWords(null)).toEqual({ kind: 'unk', word: 'State not read' });
    expect(serverStateWords('constructor')).toEqual({ kind: 'unk', word: 'constructor' });
  });

  it('takes the release out of Envoy’s version', () => {
    expect(envoyVersionText('3b5d0e/1.38.2/Clean/RELEASE/BoringSSL')).toBe('1.38.2');
    expect(envoyVersionText('1.38.2')).toBe('1.38.2');
    expect(uptimeText(6 * 86_400)).toBe('6 d');
    expect(uptimeText(null)).toBeNull();
  });
});
