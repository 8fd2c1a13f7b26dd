import { Card } from '@/components/ui/card';
import type { Section } from './route-sections';

/** The sections of an object as cards in two columns; one on a narrow screen. */
export function ObjectCards({ sections }: { readonly sections: readonly Section[] }) {
  return (
    <div className="columns-2 gap-4 pt-4 max-wide:columns-1">
      {sections.map(({ id, title, body }) => (
        <Card key={id} title={title} className="mb-4 break-inside-avoid">
          <div className="px-4 py-3">{body}</div>
        </Card>
      ))}
    </div>
  );
}
