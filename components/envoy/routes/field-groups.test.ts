import { expect, test } from 'vitest';
import { groupFields } from './field-groups';
import { type Lines, line } from './lines/line';

const shape = (lines: Lines) =>
  groupFields(lines).map(({ name, head, inner }) => [
    name,
    head?.values[0]?.text ?? null,
    ...inner.map(({ field }) => field),
  ]);

test('fields of one message stand under its name', () => {
  expect(
    shape([
      ...line('timeout', '3 s'),
      ...line('retry_policy.retry_on', '5xx'),
      ...line('retry_policy.retry_back_off.base_interval', '25 ms'),
      ...line('decorator.operation', 'x'),
    ]),
  ).toEqual([
    ['timeout', '3 s'],
    ['retry_policy', null, 'retry_on', 'retry_back_off.base_interval'],
    ['decorator.operation', 'x'],
  ]);
});

test('a field with a value of its own begins a group', () => {
  const mirror = (cluster: string) => [
    ...line('request_mirror_policies', cluster),
    ...line('request_mirror_policies.runtime_fraction', '5 %'),
  ];
  expect(shape([...mirror('a'), ...mirror('b')])).toEqual([
    ['request_mirror_policies', 'a', 'runtime_fraction'],
    ['request_mirror_policies', 'b', 'runtime_fraction'],
  ]);
});

test('a group says where it stands', () => {
  const more = { level: 'virtual-host' as const };
  const [group] = groupFields([
    ...line('retry_policy.retry_on', 'reset', more),
    ...line('retry_policy.num_retries', 1, more),
  ]);
  expect(group?.level).toBe('virtual-host');
  expect(groupFields(line('timeout', '3 s'))[0]?.level).toBeNull();
  expect(groupFields(line('a.b', 'c', more))[0]?.level).toBe('virtual-host');
});

test('what is not set makes no line', () => {
  expect([null, '', false, []].flatMap((value) => line('x', value))).toEqual([]);
  expect(line('x', 0)).toHaveLength(1);
  expect(line('x', true)[0]?.values).toEqual([{ text: 'true' }]);
});
