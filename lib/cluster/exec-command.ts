import { createHash } from 'node:crypto';
import type { ExecConfig } from './kubeconfig-model';

const PLAIN = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** One word of a shell line: quoted when it holds anything but plain characters. */
function quote(word: string): string {
  return PLAIN.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/**
 * The full command line as a person reads it before allowing it: names of variables that it sets, command,
 * arguments. Values of variables are left out, they often are secrets; the hash covers them.
 */
export function execCommandLine(exec: ExecConfig): string {
  const env = exec.env.map(({ name }) => `${quote(name)}=…`);
  return [...env, quote(exec.command), ...exec.args.map(quote)].join(' ');
}

/** SHA-256 (hex) of everything that decides what runs: command, arguments, variables with their values. */
export function execHash(exec: ExecConfig): string {
  const identity = [
    exec.apiVersion,
    exec.command,
    exec.args,
    exec.env.map(({ name, value }) => [name, value]),
  ];
  return createHash('sha256').update(JSON.stringify(identity)).digest('hex');
}
