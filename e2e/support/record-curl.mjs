/**
 * Records what the real curl sends: `node e2e/support/record-curl.mjs`. A raw server keeps the bytes of the request;
 * of TLS, curl's own words tell the ALPN list. The record is committed, so the test needs no curl.
 */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const RECORD = fileURLToPath(new URL('../../lib/explain/input/fixtures/curl.golden.json', import.meta.url));

const U = 'http://Shop.Example.com/a?b=1';
const CASES = [
  [U],
  ['shop.example.com'],
  ['http://shop.example.com?q=1'],
  ['http://shop.example.com/?'],
  ['http://shop.example.com/a?b=1#top'],
  ['http://shop.example.com:80/'],
  ['http://shop.example.com:443/'],
  ['http://shop.example.com:08080/x'],
  ['http://shop.example.com:/x'],
  ['http://us%41er:p%40ss@shop.example.com/'],
  ['http://user@shop.example.com/'],
  ['http://[::1]:8080/v6'],
  ['HTTP://SHOP.example.com/Case'],
  ['http://shop.example.com./dot'],
  ['http://shop.example.com/a/../b/./c//d/'],
  ['http://shop.example.com/../../x'],
  ['http://shop.example.com/a/..'],
  ['http://shop.example.com/a/.'],
  ['http://shop.example.com/a/%2e%2e/b'],
  ['http://shop.example.com/a/..;/b?x=/../y'],
  ['--path-as-is', 'http://shop.example.com/a/../b/./c'],
  ['http://shop.example.com/é?ü'],
  ['-g', 'http://shop.example.com/{a}[1]'],
  ['http://shop.example.com/"<>^`|\\'],
  ['-X', 'PATCH', U],
  ['-XDELETE', U],
  ['-I', U],
  ['-X', 'get', U],
  ['-H', 'Host: other.example.com:8443', U],
  ['-H', 'Host:', U],
  ['-H', 'Host;', U],
  ['-H', 'host:x', U],
  ['-H', 'Host: a', '-H', 'Host: b', U],
  ['-H', 'X-A: 1', '-H', 'x-b:2', '-H', 'X-A: 3  ', U],
  ['-H', 'X-Empty;', '-H', 'X-None:', '-H', 'X-Blank: ', '-H', 'nocolon', U],
  ['-H', 'X-Half; value', '-H', 'X-Semi ; ', U],
  ['-H', 'Accept:', '-H', 'User-Agent:', U],
  ['-H', 'accept: text/html', '-H', 'user-agent: me', U],
  ['-H', 'Accept;', U],
  ['-A', 'agent/1', U],
  ['-A', '', U],
  ['-A', 'agent/1', '-H', 'User-Agent: other', U],
  ['-e', 'http://ref.example.com/;auto', U],
  ['-e', ';auto', U],
  ['-e', 'x', '-H', 'Referer: y', U],
  ['-b', 'a=1; b=2', U],
  ['-b', 'a=1', '-b', 'c=3', U],
  ['-b', 'a=1', '-H', 'Cookie: z=9', U],
  ['-u', 'user:pass', U],
  ['-u', 'user:pass', '-H', 'Authorization: Bearer x', U],
  ['--oauth2-bearer', 'tok', U],
  ['--basic', '-u', 'a:b:c', U],
  ['-d', 'x=1', U],
  ['-d', 'x=1', '-d', 'y=2', U],
  ['-d', '', U],
  ['-d', 'ü', U],
  ['-d', 'x=1', '-H', 'Content-Type: text/plain', U],
  ['-d', 'x=1', '-H', 'Content-Type:', U],
  ['-d', 'x=1', '-H', 'Content-Length: 9', U],
  ['-d', 'x=1', '-H', 'Transfer-Encoding: chunked', U],
  ['-d', 'x=1', '-H', 'content-type;', U],
  ['-d', 'x=1', '-X', 'PUT', U],
  ['--data-raw', '@x', U],
  ['--data-binary', 'x\ny', U],
  ['--data-urlencode', 'a b&c', '--data-urlencode', 'n=ü ~', '--data-urlencode', '=v=w', U],
  ['-G', '-d', 'x=1', '--data-urlencode', 'q=a b', U],
  ['-G', '-d', 'x=1', 'http://shop.example.com'],
  ['-G', '-d', 'x=1', 'http://shop.example.com/p#f'],
  ['-G', '-d', 'x=1', 'http://shop.example.com/p?'],
  ['-G', '-I', '-d', 'x=1', U],
  ['-G', '-d', 'x=1', '-X', 'POST', U],
  ['--url-query', 'k=a b', U],
  ['--json', '{"a":1}', U],
  ['--json', '{"a":1}', '-H', 'Accept: x/y', U],
  ['--json', '[', '--json', ']', '-H', 'X-A: 1', U],
  ['-d', 'x', '--json', 'y', U],
  ['--compressed', U],
  ['--compressed', '-H', 'Accept-Encoding: br', U],
  ['--http1.0', U],
  ['--http1.1', U],
  ['-0', '-d', 'x', U],
  ['--http2', U],
  ['--http2', '-H', 'X-A: 1', '-d', 'x', U],
  ['--http2', '-H', 'Connection: close', U],
  ['-r', '0-9', U],
  ['--tr-encoding', U],
  ['--request-target', '*', '-X', 'OPTIONS', U],
  ['--request-target', 'http://abs.example.com/x?y', U],
  ['--request-target', '/a/../b', U],
  ['--haproxy-protocol', U],
  ['-sSLkv', '-o', '/dev/null', '--max-time', '5', U],
  ['-sXPOST', U],
  ['--url', U],
  ['--no-compressed', '--header', 'A: b', U],
  ['--request', 'PUT', '--user-agent', 'x', '--referer', 'y', '--cookie', 'k=v', '--user', 'a:b', U],
  ['-H', 'Connection: Upgrade', '-H', 'Upgrade: websocket', U],
  ['-H', 'Expect:', '-d', 'x', U],
  ['-L', '--post301', U],
  ['-A', 'x', '-e', 'r', '-b', 'c=1', '-u', 'a:b', '--compressed', '-H', 'Z: 1', '-d', 'b', U],
];

const TLS = 'https://Shop.example.com:8443/x';
const TLS_CASES = [
  [TLS],
  ['--http1.0', TLS],
  ['--http1.1', TLS],
  ['--http2', TLS],
  ['--http2-prior-knowledge', TLS],
  ['--no-alpn', TLS],
];

/** The bytes of the first message and what curl wrote to stderr. */
function record(args) {
  return new Promise((resolve, reject) => {
    let sent = Buffer.alloc(0);
    const server = createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (bytes) => {
        sent = Buffer.concat([sent, bytes]);
        if (sent.indexOf('\r\n\r\n') < 0 && sent[0] !== 0x16) return;
        setTimeout(() => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'), 20);
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      const child = spawn('curl', [...args, '-v', '-s', '--connect-to', `::127.0.0.1:${port}`, '-m', '3'], {
        env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
      });
      let words = '';
      child.stderr.on('data', (bytes) => {
        words += bytes;
      });
      child.on('error', reject);
      child.on('close', () => server.close(() => resolve({ sent, words })));
    });
  });
}

/** The head as text; curl's version and the ports of the moment are no part of the record. */
function headText(sent) {
  return sent
    .toString('utf8')
    .split('\r\n\r\n')[0]
    .replace(/curl\/[0-9.]+/, 'curl/VERSION')
    .replace(/^(PROXY TCP4 127\.0\.0\.1 127\.0\.0\.1) \d+ \d+/, '$1 SOURCE PORT');
}

const plain = [];
for (const args of CASES) {
  const { sent, words } = await record(args);
  if (sent.length === 0) console.error('nothing sent', args, words.split('\n').slice(-3).join(' '));
  plain.push({ args, head: headText(sent).split('\r\n') });
}
const tls = [];
for (const args of TLS_CASES) {
  const { words } = await record(args);
  tls.push({ args, alpn: /ALPN: offers (.*)/.exec(words)?.[1]?.split(',') ?? [] });
}
await writeFile(RECORD, `${JSON.stringify({ plain, tls }, null, 1)}\n`);
console.log(`${plain.length} and ${tls.length} commands recorded`);
