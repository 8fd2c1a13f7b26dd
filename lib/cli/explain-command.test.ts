import { expect, test } from 'vitest';
import { explainAnswer } from '@/lib/answers/explain/explain';
import { joined } from '@/lib/answers/joined';
import { demoSnapshot } from '@/lib/answers/testing/demo';
import { runExplain } from './explain-command';
import { Output } from './output';
import { readRequest } from './request';

const snapshot = demoSnapshot();

function explain(...args: string[]) {
  const chunks: Buffer[] = [];
  const output = new Output(1, (_fd, bytes, offset, length) => {
    chunks.push(Buffer.from(bytes.slice(offset, offset + length)));
    return length;
  });
  const said: string[] = [];
  const request = readRequest(['explain', '--demo', ...args], {});
  if (request.kind !== 'explain') throw new Error(JSON.stringify(request));
  const code = runExplain(snapshot, request, output, (line) => void said.push(line));
  return { code, text: Buffer.concat(chunks).toString('utf8'), said };
}

const viewOf = (text: string) => explainAnswer(joined(snapshot), { kind: 'text', text }).view;

test('the verdict stands first, then why, the stages, and what each candidate wanted', () => {
  const { code, text, said } = explain('https://admin.platform.example.com/');
  const view = viewOf('https://admin.platform.example.com/');
  const [title, cause] = text.split('\n');
  expect([code, title]).toEqual([0, 'No route 404']);
  expect(cause).toContain('Route 2 (prefix /) was near: its header wants x-operator regex');
  expect(text).toMatch(/^ {2}Route {2,}stopped here +none +1 near miss$/m);
  expect(text).toContain('near 2. prefix / (VirtualService platform/admin)');
  expect(text).toMatch(
    /^ {6}NO +header +wanted x-operator regex \[a-z\]\+@example\\\.com +got x-operator absent$/m,
  );
  expect(text).toMatch(/^ {4}lost 1\. prefix \/public/m);
  expect(text).toContain(`\nThe same request\n  ${view?.copies.curl}\n`);
  for (const { field } of view?.assumptions ?? []) expect(text).toMatch(new RegExp(`^ {2}${field} `, 'm'));
  expect(said).toEqual(['The URL names no port: 443.']);
});

test('a curl command and a line of the access log ask the same as in the dashboard', () => {
  const curl = "curl -H 'x-canary: true' https://shop.example.com/";
  expect(explain('--curl', curl).text).toContain('outbound|80|v2|storefront');
  expect(explain('--curl', curl.slice(5)).text).toBe(explain('--curl', curl).text);
  const log =
    '[2026-11-01T10:00:00.000Z] "GET /nothing HTTP/1.1" 503 UF - - "-" 0 0 1 - "203.0.113.9" "curl/8" "id" ' +
    '"media.example.com" "-" - - 10.244.0.11:8080 203.0.113.9:1 - -';
  const { text } = explain('--log', log);
  expect(text).toMatch(/^ {2}Flags +.*logged UF \(differs\)$/m);
  expect(text).toMatch(/^ {2}Source +203\.0\.113\.9|203\.0\.113\.9/m);
});

test('json and md are what the dashboard copies', () => {
  const url = 'https://shop.example.com/';
  const copies = viewOf(url)?.copies;
  expect(explain(url, '-o', 'json').text).toBe(`${copies?.json}\n`);
  expect(explain(url, '-o', 'md').text).toBe(copies?.markdown);
});

test('an expected target decides the exit code', () => {
  const url = 'https://shop.example.com/';
  expect(explain(url, '--expect', 'storefront')).toMatchObject({ code: 0 });
  const missed = explain(url, '--expect', 'nowhere');
  expect(missed.code).toBe(1);
  expect(missed.said).toContain('Not reached: nowhere.');
  expect(missed.text.split('\n')[0]).toBe('Matched, but not where you expected');
  expect(explain('https://admin.platform.example.com/', '--expect', 'admin').code).toBe(1);
});

test('what is no request is said in words, and what of a command is not read', () => {
  expect(() => explain('--log', 'nonsense')).toThrow("no line of Envoy's access log");
  expect(() => explain('--curl', 'curl')).toThrow(/./);
  expect(explain('--curl', 'curl --nonsense http://shop.example.com/').said.join('\n')).toContain(
    '--nonsense',
  );
});
