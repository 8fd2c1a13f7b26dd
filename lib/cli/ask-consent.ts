import { visibleText } from '@/lib/core/visible-text';

/** Whether a person sits at both ends. */
export const canAsk = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;

/** Shows the command line of a credential plugin and asks whether it may run; anything but yes is no. */
export async function askConsent(context: string, command: string): Promise<boolean> {
  // Loaded where somebody is asked: most commands never do.
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(
      `Context ${visibleText(context)} runs a command to sign in:\n  ${visibleText(command)}\nRun it? [y/N] `,
    );
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
