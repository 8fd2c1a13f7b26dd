'use client';
import { announce } from '@/components/ui/announce';
import { copyText } from '@/components/ui/copy';
import { Icon } from '@/components/ui/icons';
import { Menu, type MenuEntry } from '@/components/ui/menu';
import type { ExportFormat, ListName } from '@/lib/answers/lists/model';
import type { ExportQuestion } from '@/lib/answers/questions';
import { API } from '@/lib/api/contract';
import { formatCount, plural } from '@/lib/core/words';

export interface ExportMenuProps {
  readonly snapshot: string;
  readonly list: ListName;
  /** The last filter that was understood. */
  readonly filter: string;
  readonly sort: string | null;
  /** Rows that it leaves. */
  readonly matched: number;
  /** Ids of the list's columns that the reader chose; null: all. */
  readonly columns: readonly string[] | null;
  /** Of routes: which route configurations the page shows. */
  readonly routeConfig?: string | null | undefined;
}

const FORMATS: readonly { readonly format: ExportFormat; readonly label: string }[] = [
  { format: 'json', label: 'JSON' },
  { format: 'yaml', label: 'YAML' },
  { format: 'csv', label: 'CSV' },
  { format: 'md', label: 'Markdown' },
];
/** More rows are a file, nothing to paste. */
const COPIED_ROWS = 1_000;

function hrefOf(snapshot: string, question: ExportQuestion): string {
  return `${API.export}?${new URLSearchParams({ snapshot, q: JSON.stringify(question) })}`;
}

/** What went wrong in the words of the server. */
async function problemOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null);
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
  return `The export failed (${code || response.status}). Read the source again, then repeat it.`;
}

/** The file, or null after saying why there is none. */
async function fetched(href: string): Promise<Response | null> {
  const response = await fetch(href, { cache: 'no-store' }).catch(() => null);
  if (response?.ok) return response;
  announce(
    response === null ? 'Gatescope does not answer, nothing was exported.' : await problemOf(response),
  );
  return null;
}

async function save(href: string): Promise<void> {
  const response = await fetched(href);
  if (response === null) return;
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? 'export';
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
  announce(`${name} saved`);
}

async function copy(href: string, what: string): Promise<void> {
  const response = await fetched(href);
  if (response !== null) await copyText(await response.text(), what);
}

/** What the filter leaves of what is shown, as a file or on the clipboard. The entries are real links, so that they can be copied. */
export function ExportMenu({ snapshot, matched, ...asked }: ExportMenuProps) {
  const question = (format: ExportFormat) => hrefOf(snapshot, { ...asked, format });
  const rows = plural(matched, 'row');
  const entries: readonly MenuEntry[] = [
    ...FORMATS.map(({ format, label }) => ({
      id: format,
      label: `${label} file`,
      icon: 'download' as const,
      end: formatCount(matched),
      href: question(format),
      onSelect: () => void save(question(format)),
    })),
    ...(matched > COPIED_ROWS
      ? []
      : FORMATS.map(({ format, label }, place) => ({
          id: `copy-${format}`,
          label: `Copy ${rows} as ${label}`,
          icon: 'copy' as const,
          divided: place === 0,
          onSelect: () => void copy(question(format), rows),
        }))),
  ];
  return (
    <Menu label="Export" shortcut="e" className="btn ic" title={`Export ${rows}`} entries={entries}>
      <Icon name="download" />
      <span className="vh">Export {rows}</span>
    </Menu>
  );
}
