import type { CopyItem } from '@/components/data/copy-menu';
import { commandsFor } from '@/lib/commands/commands';
import type { CommandLine, CommandSubject } from '@/lib/commands/model';
import { commandTarget } from '@/lib/commands/target';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { wholeLink } from '@/lib/url/params';
import { yamlText } from './yaml-text';

/** The lines that show outside Gatescope what is on screen. */
export function commandsOf(
  info: Pick<SnapshotInfo, 'origin'>,
  subject: CommandSubject,
): readonly CommandLine[] {
  return commandsFor(subject, commandTarget(info.origin));
}

export interface CopySubject {
  readonly name: string;
  readonly json: string | null;
  readonly pointer: string | null;
  readonly commands: readonly CommandLine[];
}

/** Link, name, JSON, YAML, JSON pointer, commands: the same order everywhere (DESIGN §8). */
export function copyItems({ name, json, pointer, commands }: CopySubject): readonly CopyItem[] {
  return [
    { label: 'Link', value: () => wholeLink(location.href), icon: 'link' },
    { label: 'Name', value: name },
    ...(json === null
      ? []
      : [
          { label: 'JSON', value: json, icon: 'json' } as const,
          { label: 'YAML', value: () => yamlText(json) ?? json } as const,
        ]),
    ...(pointer === null
      ? []
      : [{ label: 'JSON pointer', value: pointer, icon: 'dump', shown: true } as const]),
    ...commands.map(({ label, text }, place) => ({
      label: `${label} line`,
      value: text,
      icon: 'admin' as const,
      shown: true,
      divided: place === 0,
    })),
  ];
}
