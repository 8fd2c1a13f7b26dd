import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { credentialJson, credentialsOf, makePlugin, pluginConfig, V1 } from './testing/exec-plugin';
import { errorOf } from './testing/failure';
import { expectNoLeaks } from './testing/leaks';

describe('a plugin', () => {
  test('gets arguments, environment and KUBERNETES_EXEC_INFO, and a closed stdin', async () => {
    await using folder = await makePlugin(
      `printf '%s|' "$@" "$GREETING" "$KUBERNETES_EXEC_INFO" > "$OUT"; cat >> "$OUT"; echo '${credentialJson({ token: 'tok-1' })}'`,
    );
    const exec = pluginConfig(folder.command, {
      args: ['get', 'a b', '$HOME'],
      env: [
        { name: 'GREETING', value: 'hi' },
        { name: 'OUT', value: folder.file('out') },
      ],
      provideClusterInfo: true,
    });
    expect((await credentialsOf(exec).get()).token).toBe('tok-1');
    const [one, two, three, greeting, info = ''] = readFileSync(folder.file('out'), 'utf8').split('|');
    expect([one, two, three, greeting]).toEqual(['get', 'a b', '$HOME', 'hi']);
    expect(JSON.parse(info)).toEqual({
      apiVersion: V1,
      kind: 'ExecCredential',
      spec: {
        interactive: false,
        cluster: { server: 'https://api.example', 'certificate-authority-data': 'Q0EgUEVN' },
      },
    });
  });

  test('may give a certificate', async () => {
    await using folder = await makePlugin(
      `echo '${credentialJson({ clientCertificateData: 'C', clientKeyData: 'K' })}'`,
    );
    expect(await credentialsOf(pluginConfig(folder.command)).get()).toEqual({
      token: null,
      certificate: 'C',
      key: 'K',
      expiresAt: null,
    });
  });

  test('runs once for fifty callers', async () => {
    await using folder = await makePlugin(`sleep 0.2; echo '${credentialJson({ token: 't' })}'`);
    const source = credentialsOf(pluginConfig(folder.command));
    const all = await Promise.all(Array.from({ length: 50 }, () => source.get()));
    expect(new Set(all).size).toBe(1);
    expect(folder.runs()).toBe(1);
  });

  test('that reads stdin meets its end at once', async () => {
    await using folder = await makePlugin(`read line; cat; echo '${credentialJson({ token: 't' })}'`);
    expect((await credentialsOf(pluginConfig(folder.command)).get()).token).toBe('t');
  });

  test('that is slow is killed with everything it started', async () => {
    await using folder = await makePlugin(`(sleep 1; echo late > "${'$'}0.late") & sleep 30`);
    const limits = { millis: 300, outputBytes: 1000 };
    await expectNoLeaks(async () => {
      const startedAt = performance.now();
      const error = await errorOf(credentialsOf(pluginConfig(folder.command), { limits }).get());
      expect(performance.now() - startedAt).toBeLessThan(3000);
      expect(error).toEqual({
        code: 'exec-failed',
        details: { command: folder.command, reason: 'it did not end within 0.3 s and was stopped' },
      });
    });
    await sleep(1200);
    expect(existsSync(folder.file('login.late'))).toBe(false);
  });

  test('that prints 2 MiB is stopped at the limit', async () => {
    await using folder = await makePlugin('head -c 2097152 /dev/zero; sleep 30');
    await expectNoLeaks(async () => {
      const error = await errorOf(credentialsOf(pluginConfig(folder.command)).get());
      expect(error.details['reason']).toBe('it printed more than 1048576 bytes and was stopped');
    });
  });

  test('that leaves a helper with its output open is not waited for', async () => {
    await using folder = await makePlugin(`sleep 4 & echo '${credentialJson({ token: 't' })}'`);
    const startedAt = performance.now();
    expect((await credentialsOf(pluginConfig(folder.command)).get()).token).toBe('t');
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });
});

describe('a failing plugin', () => {
  test.each([
    ['echo TOP-SECRET >&2; echo TOP-SECRET; exit 1', 'it ended with exit code 1'],
    ['kill -TERM $$', 'it was ended by SIGTERM'],
    ['echo TOP-SECRET', 'it printed no JSON'],
    ['echo "[]"', 'it printed no JSON'],
    [`echo '{"kind": "TOP-SECRET"}'`, 'it printed no ExecCredential'],
    [
      `echo '${credentialJson({ token: 'TOP-SECRET' }, { apiVersion: 'x/v9' })}'`,
      `it answered in another version than ${V1}`,
    ],
    [`echo '${credentialJson({})}'`, 'it gave neither a token nor a certificate'],
    [
      `echo '${credentialJson({ clientCertificateData: 'TOP-SECRET' })}'`,
      'it gave a certificate without its key',
    ],
    [`echo '${credentialJson({ token: 'TOP-SECRET x' })}'`, 'its token has characters that no token has'],
    [
      `echo '${credentialJson({ token: 'TOP-SECRET', expirationTimestamp: 'soon' })}'`,
      'its expirationTimestamp is not a time',
    ],
  ])('%s: %#', async (body, reason) => {
    await using folder = await makePlugin(body);
    const exec = pluginConfig(folder.command, {
      args: ['--password=TOP-SECRET'],
      installHint: 'brew install login',
    });
    const error = await errorOf(credentialsOf(exec).get());
    expect(error).toEqual({
      code: 'exec-failed',
      details: { command: folder.command, reason, installHint: 'brew install login' },
    });
  });

  test.each([
    [pluginConfig('/nonexistent/login'), 'the command was not found'],
    [pluginConfig('/etc'), 'the command cannot be run (EACCES)'],
    [pluginConfig('/bin/echo', { args: ['a\0b'] }), 'the command cannot be run (ERR_INVALID_ARG_VALUE)'],
    [
      pluginConfig('/bin/echo', { apiVersion: 'client.authentication.k8s.io/v1alpha1' }),
      /v1alpha1 is not supported/,
    ],
    [pluginConfig('/bin/echo', { interactiveMode: 'Always' }), /terminal/],
  ])('is not run when it cannot: %#', async (exec, reason) => {
    expect((await errorOf(credentialsOf(exec).get())).details['reason']).toMatch(reason);
  });

  test('is run again by the next caller', async () => {
    await using folder = await makePlugin('exit 1');
    const source = credentialsOf(pluginConfig(folder.command));
    await errorOf(source.get());
    await errorOf(source.get());
    expect(folder.runs()).toBe(2);
  });
});

describe('the credential', () => {
  test('is kept until shortly before it expires', async () => {
    const expiresAt = Date.parse('2026-01-01T01:00:00Z');
    await using folder = await makePlugin(
      `echo '${credentialJson({ token: 't', expirationTimestamp: '2026-01-01T01:00:00Z' })}'`,
    );
    let now = expiresAt - 3_600_000;
    const source = credentialsOf(pluginConfig(folder.command), { now: () => now });
    await source.get();
    now = expiresAt - 31_000;
    await source.get();
    expect(folder.runs()).toBe(1);
    now = expiresAt - 29_000;
    await source.get();
    expect(folder.runs()).toBe(2);
  });

  test('without an expiry is kept until it is refused; a newer one survives the refusal of an older', async () => {
    await using folder = await makePlugin(`echo '${credentialJson({ token: 't' })}'`);
    const source = credentialsOf(pluginConfig(folder.command));
    const first = await source.get();
    source.drop(first);
    const second = await source.get();
    source.drop(first);
    expect(await source.get()).toBe(second);
    expect(folder.runs()).toBe(2);
  });
});
