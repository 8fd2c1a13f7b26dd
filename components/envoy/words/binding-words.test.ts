import { describe, expect, it } from 'vitest';
import { bindingWords } from './binding-words';

describe('bindingWords', () => {
  it('believes /listeners, and says when it was not read', () => {
    expect(bindingWords({ bindToPort: true }, true)).toMatchObject({ kind: 'ok' });
    expect(bindingWords({ bindToPort: true }, false)).toMatchObject({ kind: 'warn' });
    expect(bindingWords({ bindToPort: true }, null)).toMatchObject({ kind: 'unk' });
  });

  it('does not call a redirected listener broken', () => {
    expect(bindingWords({ bindToPort: false }, false)).toMatchObject({ kind: 'off' });
  });
});
