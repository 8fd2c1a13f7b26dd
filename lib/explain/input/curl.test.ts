import { describe, expect, it } from 'vitest';
import { CURL_AGENT } from './curl-headers';
import golden from './fixtures/curl.golden.json';
import { readCurl } from './read-curl';

const quoted = (args: readonly string[]) => args.map((arg) => `'${arg.replaceAll("'", "'\\''")}'`).join(' ');

/** What curl's bytes say: without the blanks around a value and the PROXY line, which is part of the connection. */
function recorded(head: readonly string[]) {
  const lines = head
    .filter((line) => !line.startsWith('PROXY '))
    .map((line) => line.replace('curl/VERSION', CURL_AGENT));
  const [first = '', ...headers] = lines;
  return { first, headers: headers.map((line) => line.replace(/^([^:]*):\s*(.*?)\s*$/, '$1: $2')) };
}

describe('a curl command is the request that the real curl sends', () => {
  it.each(golden.plain.map(({ args, head }) => [quoted(args), head] as const))('curl %s', (args, head) => {
    const { parts } = readCurl(`curl ${args}`);
    const headers = (parts?.headers ?? []).map(([name, value]) => `${name}: ${value}`);
    const sent = recorded(head);
    // curl writes its own spelling of Host, whose case no proxy minds.
    expect([`${parts?.method} ${parts?.path} ${parts?.version}`, ...headers]).toEqual([
      sent.first,
      ...sent.headers,
    ]);
  });

  it.each(golden.tls.map(({ args, alpn }) => [quoted(args), alpn] as const))('curl %s', (args, alpn) => {
    expect(readCurl(`curl ${args}`).parts?.transport).toEqual({ kind: 'tls', sni: 'shop.example.com', alpn });
  });
});
