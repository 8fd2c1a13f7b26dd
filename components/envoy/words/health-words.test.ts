import { describe, expect, it } from 'vitest';
import { endpointsWords, healthFlagWords, healthReason, healthWords } from './health-words';

describe('healthFlagWords', () => {
  it('has words for every flag of admin.v3.HostHealthStatus', () => {
    const flags = [
      'failed_active_health_check',
      'failed_outlier_check',
      'failed_active_degraded_check',
      'pending_dynamic_removal',
      'pending_active_hc',
      'excluded_via_immediate_hc_fail',
      'active_hc_timeout',
      'failed_degraded_outlier_detection',
    ];
    for (const flag of flags) expect(healthFlagWords(flag)).not.toContain('_hc');
    expect(new Set(flags.map(healthFlagWords)).size).toBe(flags.length);
  });

  it('has words for the spellings of the text form', () => {
    const flags = [
      'failed_active_hc',
      'failed_outlier_check',
      'failed_eds_health',
      'degraded_active_hc',
      'degraded_eds_health',
      'degraded_outlier_detection',
      'pending_dynamic_removal',
      'pending_active_hc',
      'excluded_via_immediate_hc_fail',
      'active_hc_timeout',
      'eds_status_draining',
    ];
    for (const flag of flags) expect(healthFlagWords(flag)).toMatch(/ /);
  });

  it('has words for every status of EDS', () => {
    for (const status of ['UNKNOWN', 'HEALTHY', 'UNHEALTHY', 'DRAINING', 'TIMEOUT', 'DEGRADED'])
      expect(healthFlagWords(`eds: ${status}`)).toMatch(/^EDS says /);
    expect(healthFlagWords('eds: TIMEOUT')).toContain('timed out');
    expect(healthFlagWords('eds: NAPPING')).toBe('EDS says napping');
  });

  it('reads the EDS status and keeps what it does not know', () => {
    expect(healthFlagWords('eds: UNHEALTHY')).toBe('EDS says unhealthy');
    expect(healthFlagWords('failed_new_check')).toBe('failed_new_check');
    expect(healthFlagWords('__proto__')).toBe('__proto__');
  });
});

describe('healthReason', () => {
  it('lists every flag', () => {
    const endpoint = {
      health: 'unhealthy',
      healthFlags: ['failed_outlier_check', 'eds: UNHEALTHY'],
      source: 'clusters',
    } as const;
    expect(healthReason(endpoint)).toBe('ejected as an outlier; EDS says unhealthy');
  });

  it('says where a word without a flag comes from', () => {
    expect(healthReason({ health: 'healthy', healthFlags: [], source: 'clusters' })).toBe(
      'no flag in /clusters',
    );
    expect(healthReason({ health: 'healthy', healthFlags: [], source: 'eds' })).toContain('EDS');
    expect(healthReason({ health: 'unknown', healthFlags: [], source: 'config' })).toContain('neither');
    expect(healthWords('unhealthy')).toEqual({ kind: 'err', word: 'Unhealthy' });
  });
});

describe('endpointsWords', () => {
  it('warns when some or all do not serve, and admits what it does not know', () => {
    expect(endpointsWords({ healthy: 3, unknown: 0, total: 3 })).toEqual({
      kind: 'ok',
      word: '3 of 3 healthy',
    });
    expect(endpointsWords({ healthy: 2, unknown: 0, total: 3 })).toEqual({
      kind: 'warn',
      word: '2 of 3 healthy',
    });
    expect(endpointsWords({ healthy: 0, unknown: 0, total: 0 })).toEqual({
      kind: 'warn',
      word: 'No endpoint',
    });
    expect(endpointsWords(null)).toEqual({ kind: 'unk', word: 'Not known' });
  });

  it('neither praises nor blames what it does not know', () => {
    expect(endpointsWords({ healthy: 0, unknown: 3, total: 3 })).toEqual({
      kind: 'unk',
      word: '3 of unknown health',
    });
    expect(endpointsWords({ healthy: 2, unknown: 1, total: 3 })).toEqual({
      kind: 'unk',
      word: '2 of 3 healthy, 1 unknown',
    });
    expect(endpointsWords({ healthy: 1, unknown: 1, total: 3 }).kind).toBe('warn');
  });
});
