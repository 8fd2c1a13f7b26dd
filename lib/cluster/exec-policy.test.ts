import { relative } from 'node:path';
import { expect, test } from 'vitest';
import { execCommandLine, execHash } from './exec-command';
import { ExecCredentials } from './exec-credential';
import { ExecConsents, findOnPath } from './exec-policy';
import type { ExecConfig } from './kubeconfig-model';
import { contextFor } from './testing/contexts';
import { credentialJson, credentialsOf, makePlugin, pluginConfig } from './testing/exec-plugin';
import { errorOf } from './testing/failure';

const PRINT_T = `echo '${credentialJson({ token: 't' })}'`;

test('consent is asked with the full command line and its hash, once, and again when the line changes', async () => {
  await using folder = await makePlugin(PRINT_T);
  const exec = pluginConfig(folder.command, {
    args: ['--for', 'a b'],
    env: [{ name: 'K', value: 'hidden' }],
  });
  const policy = { consents: new ExecConsents(), allow: ['other'] };
  const context = contextFor('https://x', null, { exec });
  const source = new ExecCredentials(context, exec, { policy });
  const error = await errorOf(source.get());
  expect(error).toEqual({
    code: 'exec-needs-consent',
    details: { context: 'stub', command: `K=… ${folder.command} --for 'a b'`, hash: execHash(exec) },
  });
  expect(folder.runs()).toBe(0);
  expect(policy.consents.grant(context, '0'.repeat(64))).toBe(false);
  expect(policy.consents.grant(context, String(error.details['hash']))).toBe(true);
  expect((await source.get()).token).toBe('t');
  const changed = pluginConfig(folder.command, { ...exec, env: [{ name: 'K', value: 'other' }] });
  const again = new ExecCredentials(contextFor('https://x', null, { exec: changed }), changed, { policy });
  expect((await errorOf(again.get())).code).toBe('exec-needs-consent');
});

test('an allowed name allows what PATH finds under it, and nothing else of that name', async () => {
  await using folder = await makePlugin(PRINT_T);
  await using evil = await makePlugin(`echo '${credentialJson({ token: 'evil' })}'`);
  const policy = { consents: new ExecConsents(), allow: ['login'] };
  const env = { ...process.env, PATH: `${folder.path}:${process.env['PATH'] ?? ''}` };
  const run = (command: string, more: Partial<ExecConfig> = {}) =>
    credentialsOf(pluginConfig(command, more), { policy, env }).get();
  expect((await run('login')).token).toBe('t');
  expect((await run(folder.command)).token).toBe('t');
  expect((await errorOf(run(evil.command))).code).toBe('exec-needs-consent');
  for (const name of ['PATH', 'LD_PRELOAD', 'NODE_OPTIONS', 'PYTHONPATH']) {
    const loaded = run('login', { env: [{ name, value: evil.path }] });
    expect((await errorOf(loaded)).code).toBe('exec-needs-consent');
  }
  expect(evil.runs()).toBe(0);
});

test('a bare command is the one of our own PATH, even when the kubeconfig sets another', async () => {
  await using folder = await makePlugin(PRINT_T);
  await using evil = await makePlugin(`echo '${credentialJson({ token: 'evil' })}'`);
  const exec = pluginConfig('login', { env: [{ name: 'PATH', value: `${evil.path}:/bin:/usr/bin` }] });
  const policy = { consents: new ExecConsents(), allow: [] };
  policy.consents.grant(contextFor('https://x', null, { exec }), execHash(exec));
  const env = { PATH: `${folder.path}:/bin:/usr/bin` };
  expect((await credentialsOf(exec, { policy, env }).get()).token).toBe('t');
  expect(evil.runs()).toBe(0);
});

test('relative folders of PATH, and files that cannot run, are passed over', async () => {
  await using folder = await makePlugin('');
  await folder.write('text', 'x');
  expect(await findOnPath('login', `:${relative(process.cwd(), folder.path)}`)).toBeNull();
  expect(await findOnPath('text', folder.path)).toBeNull();
  expect(await findOnPath('login', `/nonexistent:${folder.path}`)).toBe(folder.command);
});

test('the command line is quoted as a shell would need it', () => {
  expect(execCommandLine(pluginConfig('/a b/c', { args: ["it's", '', '$(id)', '--x=1'] }))).toBe(
    `'/a b/c' 'it'\\''s' '' '$(id)' --x=1`,
  );
});
