import { describe, expect, it } from 'vitest';
import { envoyVersionText, podText, serverStateWords, uptimeText } from './identity-words';

describe('identity', () => {
  it('says what DRAINING really means', () => {
    expect(serverStateWords('LIVE', false)).toEqual({ kind: 'ok', word: 'Live' });
    expect(serverStateWords('DRAINING', false).word).toContain('by hand');
    expect(serverStateWords(null, true)).toEqual({ kind: 'unk', word: 'State not read' });
    expect(serverStateWords('constructor', false)).toEqual({ kind: 'unk', word: 'constructor' });
  });

  it('does not call a recording live', () => {
    expect(serverStateWords('LIVE', true)).toEqual({ kind: 'off', word: 'Was live when recorded' });
    expect(serverStateWords('DRAINING', true).word).toMatch(/^Was draining.* when recorded$/);
    expect(serverStateWords('NEW_STATE', true).word).toBe('Was NEW_STATE when recorded');
  });

  it('takes the release out of Envoy’s version', () => {
    expect(envoyVersionText('3b5d0e/1.38.2/Clean/RELEASE/BoringSSL')).toBe('1.38.2');
    expect(envoyVersionText('1.38.2')).toBe('1.38.2');
    expect(uptimeText(6 * 86_400)).toBe('6 d');
    expect(uptimeText(null)).toBeNull();
  });
});

it('a pod without a namespace has no slash before it', () => {
  expect([podText('edge', 'a'), podText('', '127.0.0.1:15000'), podText('edge', '')]).toEqual([
    'edge/a',
    '127.0.0.1:15000',
    null,
  ]);
});
