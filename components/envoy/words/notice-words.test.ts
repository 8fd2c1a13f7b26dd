import { describe, expect, it } from 'vitest';
import type { JsonPointer } from '@/lib/core/brand';
import type { NoticeCode } from '@/lib/core/notice';
import { phraseText } from '../phrase';
import { noticeWords } from './notice-words';

const say = (code: NoticeCode, subject: string) =>
  phraseText(noticeWords({ code, subject, pointer: '/configs/0' as JsonPointer })); // a test's border

describe('noticeWords', () => {
  it('names the subject and says that nothing was dropped', () => {
    expect(say('unknown-type', 'com.example.Novel')).toBe('Type com.example.Novel is not known: shown raw.');
    expect(say('unknown-field', '__proto__')).toContain('__proto__');
    expect(say('section-repeated', 'EcdsConfigDump')).toContain('all of them');
  });

  it('says where health comes from when EDS is missing', () => {
    expect(say('endpoints-without-eds', '')).toContain('include_eds');
  });
});
