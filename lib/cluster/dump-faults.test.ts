import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { explainError } from '@/lib/core/error-words';
import { ADMIN_PATHS } from '@/lib/snapshot/capture';
import { EDGE_SECTIONS, FURTHER_SECTIONS, SECTION_PATHS } from '@/lib/snapshot/dump-scope';
import type { CaptureOptions, PartStream } from '@/lib/snapshot/source';
import { QUICK } from './testing/contexts';
import { expectNoLeaks } from './testing/leaks';
import { createUrlSource, type UrlSourceOptions } from './url-source';

const MB = 1024 * 1024;
const NEW = '{"version": "f1a2/1.40.0/Clean/RELEASE/BoringSSL"}';

/** Plays an Envoy; `dump` answers whatever asks for a dump. */
async function playing(dump: RequestListener, serverInfo = NEW) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { url = '' } = request;
    asked.push(url);
    response.setHeader('server', 'envoy');
    if (url.startsWith('/config_dump')) dump(request, response);
    else if (url === '/ready') response.end('LIVE\n');
    else response.end(url === '/server_info' ? serverInfo : '{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked, stop: () => server.closeAllConnections() };
}

/** Counts what reaches the other side of the streams. */
function streams() {
  const open = new Map<number, number>();
  let next = 1;
  const openStream = (): PartStream => {
    const id = next++;
    open.set(id, 0);
    return {
      id,
      write: (bytes) => open.set(id, (open.get(id) ?? 0) + bytes.length),
      discard: () => open.delete(id),
    };
  };
  return { open, openStream };
}

function capture(url: string, options: Partial<CaptureOptions> = {}, limits: Partial<UrlSourceOptions> = {}) {
  const source = createUrlSource(url, { isDefault: true, timings: QUICK, ...limits });
  return source.capture('-', { signal: new AbortController().signal, onProgress: () => {}, ...options });
}

const piece = Buffer.alloc(256 * 1024, ' ');

function send(response: ServerResponse, pieces: number): void {
  response.write('{');
  for (let sent = 0; sent < pieces; sent += 1) response.write(piece);
}

/** Writes as fast as it is read, and never ends. */
function endless(response: ServerResponse): void {
  response.write('{');
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
  };
  response.on('drain', more);
  more();
}

describe('a large dump', () => {
  test('goes through streams and is never held here', async () => {
    const { url } = await playing((_request, response) => {
      send(response, 20);
      response.end('}');
    });
    const { open, openStream } = streams();
    const seen: number[] = [];
    const { parts, scope } = await capture(url, {
      openStream,
      onProgress: ({ subject, bytes }) => subject === 'config_dump' && seen.push(bytes),
    });
    const body = parts.find(({ name }) => name === 'admin/config_dump')?.body;
    expect(body).toEqual({ kind: 'streamed', stream: 1, length: 5 * MB + 2 });
    expect([...open]).toEqual([[1, 5 * MB + 2]]);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([seen.at(-1), scope]).toEqual([5 * MB + 2, 'whole']);
    expect(parts.filter(({ body: each }) => each.kind === 'bytes')).toHaveLength(5);
  });

  test.each<[string, RequestListener, string]>([
    ['endless', (_request, response) => endless(response), 'too-large'],
    [
      'cut in the middle',
      (_request, response) => {
        send(response, 8);
        setTimeout(() => response.destroy(), 100);
      },
      'admin-truncated',
    ],
    ['silent after a while', (_request, response) => send(response, 8), 'admin-timeout'],
    [
      'slow for ever',
      (_request, response) => {
        send(response, 8);
        const timer = setInterval(() => response.write(' '), 50);
        response.on('close', () => clearInterval(timer));
      },
      'admin-timeout',
    ],
    ['silent from the start', () => {}, 'admin-timeout'],
    [
      'text where JSON was due',
      (_request, response) => {
        response.write('no JSON');
        for (let sent = 0; sent < 8; sent += 1) response.write(piece);
        response.end();
      },
      'not-envoy',
    ],
  ])('that is %s leaves nothing behind and says why', async (_name, dump, code) => {
    const envoy = await playing(dump);
    const { open, openStream } = streams();
    await expectNoLeaks(async () => {
      const { parts, missing } = await capture(envoy.url, { openStream }, { limitBytes: 8 * MB });
      expect(missing[0]).toMatchObject({ name: 'admin/config_dump', error: { code } });
      expect(parts.map(({ name }) => name)).not.toContain('admin/config_dump');
      expect(open.size).toBe(0);
      envoy.stop();
    });
  });

  test('past a limit says which flag raises it', async () => {
    const { url } = await playing((_request, response) => endless(response));
    const { missing } = await capture(url, streams(), { limitBytes: 8 * MB });
    const words = explainError(missing[0]?.error ?? { code: 'internal', details: {} });
    expect(`${words.cause} ${words.nextStep}`).toMatch(/8 MiB.*--max-dump-mib/);
    const slow = await playing(() => {});
    const late = await capture(slow.url, streams());
    expect(explainError(late.missing[0]?.error ?? { code: 'internal', details: {} }).nextStep).toMatch(
      /--dump-timeout/,
    );
  });

  test.each<[string, RequestListener, number]>([
    ['before its first byte', () => {}, 0],
    ['in the middle of it', (_request, response) => send(response, 12), 2 * MB],
  ])('can be cancelled %s', async (_name, dump, from) => {
    const envoy = await playing(dump);
    const { open, openStream } = streams();
    const abort = new AbortController();
    await expectNoLeaks(async () => {
      const work = capture(envoy.url, {
        openStream,
        signal: abort.signal,
        onProgress: ({ subject, bytes }) => {
          if (subject === 'config_dump' && bytes >= from) setTimeout(() => abort.abort(), 30);
        },
      });
      await expect(work).rejects.toMatchObject({ error: { code: 'cancelled' } });
      expect(open.size).toBe(0);
      envoy.stop();
    });
    await vi.waitFor(() => expect(envoy.asked).not.toContain(ADMIN_PATHS.certs));
  });
});

describe('the edge of a dump', () => {
  const bySection: RequestListener = (request, response) => {
    const sections = [...EDGE_SECTIONS, ...FURTHER_SECTIONS];
    const section = sections.find((name) => SECTION_PATHS[name] === request.url) ?? 'whole';
    response.end(`{"configs": [{"@type": "${section}"}]}`);
  };
  const typesOf = (bytes: Uint8Array): unknown =>
    JSON.parse(new TextDecoder().decode(bytes)).configs.map((config: object) => Object.values(config)[0]);

  test('is asked section by section and is one dump', async () => {
    const { url, asked } = await playing(bySection);
    const { parts, missing, scope } = await capture(url, { scope: 'edge' });
    const body = parts.find(({ name }) => name === 'admin/config_dump')?.body;
    expect(body?.kind === 'bytes' && typesOf(body.bytes)).toEqual([...EDGE_SECTIONS]);
    expect([scope, missing]).toEqual(['edge', []]);
    expect(asked).not.toContain(ADMIN_PATHS.config_dump);
    expect(asked).not.toContain(ADMIN_PATHS.clusters);
  });

  test('is asked with further sections, the list of one resource as a section of its own', async () => {
    const { url, asked } = await playing(bySection);
    const { parts, scope } = await capture(url, { scope: 'edge', further: FURTHER_SECTIONS });
    const body = parts.find(({ name }) => name === 'admin/config_dump')?.body;
    expect(scope).toBe('edge');
    expect(body?.kind === 'bytes' && JSON.parse(new TextDecoder().decode(body.bytes)).configs.at(-1)).toEqual(
      {
        '@type': 'type.googleapis.com/envoy.admin.v3.RoutesConfigDump',
        dynamic_route_configs: [{ '@type': 'route-names' }],
      },
    );
    expect(asked.filter((path) => path.startsWith('/config_dump'))).toHaveLength(5);
  });

  test('is the whole where this Envoy has no such list', async () => {
    const { url, asked } = await playing((request, response) => {
      if (request.url === SECTION_PATHS['route-names'])
        response.writeHead(404).end('dynamic_route_configs not found in config dump');
      else bySection(request, response);
    });
    expect((await capture(url, { scope: 'edge', further: ['route-names'] })).scope).toBe('whole');
    expect(asked).toContain(ADMIN_PATHS.config_dump);
  });

  test.each([
    ['an Envoy that a mask could end', '{"version": "f1a2/1.18.4/Clean/RELEASE/BoringSSL"}'],
    ['one that does not say its version', '{}'],
  ])('is the whole for %s', async (_name, serverInfo) => {
    const { url, asked } = await playing(bySection, serverInfo);
    expect((await capture(url, { scope: 'edge' })).scope).toBe('whole');
    expect(asked.filter((path) => path.startsWith('/config_dump'))).toEqual([ADMIN_PATHS.config_dump]);
  });

  test('is the whole, streamed, where one section is too large to be joined', async () => {
    const { url } = await playing((_request, response) => {
      send(response, 68);
      response.end('}');
    });
    const { openStream } = streams();
    const { parts, scope } = await capture(url, { scope: 'edge', openStream });
    expect(scope).toBe('whole');
    expect(parts.find(({ name }) => name === 'admin/config_dump')?.body.kind).toBe('streamed');
  });

  test('of which a section fails is missing: half a dump is none', async () => {
    const { url } = await playing((request, response) => {
      if (request.url === SECTION_PATHS.secrets) response.writeHead(500).end('no');
      else bySection(request, response);
    });
    const { parts, missing } = await capture(url, { scope: 'edge' });
    expect(parts.map(({ name }) => name)).not.toContain('admin/config_dump');
    expect(missing.map(({ name }) => name)).toContain('admin/config_dump');
  });
});
