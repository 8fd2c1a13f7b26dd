import { CopyButton } from '@/components/ui/copy-button';
import { Disclosure } from '@/components/ui/disclosure';
import type { CommandLine } from '@/lib/commands/model';

export interface TerminalLinesProps {
  readonly lines: readonly CommandLine[];
  readonly open?: boolean;
}

/** "The same in a terminal": command lines, each with its copy button. */
export function TerminalLines({ lines, open = false }: TerminalLinesProps) {
  if (lines.length === 0) return null;
  return (
    <Disclosure summary="The same in a terminal" open={open}>
      <ul className="grid gap-1.5">
        {lines.map(({ label, text }) => (
          <li key={text} className="row">
            <code className="code min-w-0 flex-1 py-1! whitespace-pre-wrap! wrap-anywhere">{text}</code>
            <CopyButton value={text} what={`${label} line`} />
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
