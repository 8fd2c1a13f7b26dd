import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErrorDetails } from '@/components/data/error-state';
import { Panel } from '@/components/data/panel';
import { LoadingState } from '@/components/data/states';
import { appError } from '@/lib/core/errors';
import { Button } from './button';
import { Chip } from './chip';
import { FilterField } from './filter-field';
import { Mid } from './mid';
import { Status } from './status';

const html = (element: ReactElement) => renderToStaticMarkup(element);

describe('server markup', () => {
  it('has no style attribute, which the Content-Security-Policy would refuse', () => {
    const parts = [
      createElement(FilterField, { label: 'Filter', value: '', onChange: () => {} }),
      createElement(LoadingState, {}),
      createElement(ErrorDetails, { error: appError('pod-gone') }),
      createElement(Status, { kind: 'warn', label: 'Warming' }),
      // biome-ignore lint/correctness/noChildrenProp: the prop is required by its type
      createElement(Panel, { label: 'Route', title: 'x', onClose: () => {}, children: null }),
    ];
    for (const part of parts) expect(html(part)).not.toMatch(/\sstyle=/);
  });

  it('keeps the word of a quiet state for a screen reader', () => {
    expect(html(createElement(Status, { kind: 'ok', label: 'Attached', quiet: true }))).toContain(
      '<span class="vh">Attached</span>',
    );
  });

  it('holds a middle-truncated text whole and once, and shows its halves in order', () => {
    const text = 'istio-ingressgateway-7d4c9b6f58-x2k4q';
    const out = html(createElement(Mid, { text, tail: 5 }));
    expect(out.replace(/<[^>]*>/g, '')).toBe(text);
    expect(out).toContain(`data-head="${text.slice(0, -5)}" data-tail="x2k4q"`);
  });

  it('never cuts a surrogate pair', () => {
    expect(html(createElement(Mid, { text: 'ab😀', tail: 1 }))).toContain('data-head="ab" data-tail="😀"');
  });

  it('shows what would reorder or break a name as escapes', () => {
    const out = html(createElement(Mid, { text: '\u202egnitirw\n-tfel' }));
    expect(out).not.toMatch(/[\u202e\n]/);
    expect(out).toContain('>\\u202egnitirw\\n-tfel<');
  });

  it('shows the id that a report needs, and only where there is one', () => {
    const withId = appError('internal', { requestId: 'b7c1-42' });
    expect(html(createElement(ErrorDetails, { error: withId }))).toMatch(
      /Request id<\/span><code[^>]*>b7c1-42<\/code>.*aria-label="Copy request id"/,
    );
    expect(html(createElement(ErrorDetails, { error: appError('pod-gone') }))).not.toContain('Request id');
  });

  it('escapes hostile text', () => {
    // biome-ignore lint/correctness/noChildrenProp: the prop is required by its type
    const out = html(createElement(Chip, { children: '<img src=x onerror=alert(1)>' }));
    expect(out).not.toContain('<img');
  });

  it('keeps a blocked button focusable and says why', () => {
    const out = html(createElement(Button, { blocked: 'Nothing to send' }, 'Send'));
    expect(out).toContain('aria-disabled="true"');
    expect(out).toContain('title="Nothing to send"');
    expect(out).not.toContain(' disabled');
  });
});
