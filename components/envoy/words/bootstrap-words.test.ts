import { expect, test } from 'vitest';
import { discoveryText, intervalText, layerText, matcherText, tagText, triggerText } from './bootstrap-words';

test('where configuration comes from', () => {
  expect(discoveryText({ kind: 'ads' })).toBe('the one ADS stream');
  expect(discoveryText({ kind: 'file', path: '/etc/lds.json' })).toBe('file /etc/lds.json');
  expect(discoveryText({ kind: 'api', type: 'DELTA_GRPC', clusters: ['xds-grpc'] })).toBe(
    'DELTA_GRPC from xds-grpc',
  );
  expect(discoveryText({ kind: 'api', type: '', clusters: [] })).toBe('API from an unnamed server');
});

test('runtime layers', () => {
  expect(layerText({ kind: 'disk', root: '/srv', subdirectory: 'edge', perCluster: true })).toBe(
    'disk /srv/edge, by service cluster',
  );
  expect(layerText({ kind: 'rtds', name: 'r', source: { kind: 'ads' } })).toBe(
    'RTDS r by the one ADS stream',
  );
});

test('stats and overload', () => {
  expect(matcherText({ kind: 'all', patterns: [] })).toBe('All stats are made.');
  expect(tagText({ name: 'mesh', how: 'fixed', text: 'one' })).toBe('always one');
  expect(tagText({ name: 'x', how: 'default', text: '' })).toMatch(/own rule/);
  expect(intervalText(null, '5 s')).toBe('every 5 s (default)');
  expect(intervalText('10s', '5 s')).toBe('every 10 s');
  expect(triggerText({ monitor: 'm', from: 0.98, full: null })).toBe('from 98 % on');
  expect(triggerText({ monitor: 'm', from: 0.855, full: 0.95 })).toBe('growing from 85.5 % to all at 95 %');
  expect(triggerText({ monitor: 'm', from: null, full: null })).toMatch(/not understood/);
});
