import { describe, expect, it } from 'vitest';
import { listState, SECTIONS, sectionTitle } from './section-titles';

describe('section titles', () => {
  it('are short for known types and the last part of others', () => {
    expect(sectionTitle('envoy.admin.v3.RoutesConfigDump')).toBe('Routes');
    expect(sectionTitle('envoy.admin.v9.NewConfigDump')).toBe('NewConfigDump');
    expect(sectionTitle('constructor')).toBe('constructor');
    expect(sectionTitle('')).toBe('Unknown');
    expect(SECTIONS.size).toBe(8);
  });

  it('say what it means to stand in a list', () => {
    expect(
      ['static_clusters', 'dynamic_warming_secrets', 'draining_state', 'error_state', 'new'].map(listState),
    ).toEqual(['static', 'warming', 'draining', 'rejected', 'active']);
  });
});
