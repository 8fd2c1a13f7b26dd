'use client';
import { type ChangeEvent, useId } from 'react';
import type { Assumption, ExplainFields } from '@/lib/answers/explain/types';
import { PairFields } from './pair-fields';

export interface RequestFieldsProps {
  readonly fields: ExplainFields;
  /** Their values stand where nothing was said. */
  readonly assumptions: readonly Assumption[];
  /** On a narrow screen the fields stay shut once something was asked. */
  readonly folded: boolean;
  readonly onChange: (fields: ExplainFields) => void;
}

type TextField = {
  [Key in keyof ExplainFields]: ExplainFields[Key] extends string ? Key : never;
}[keyof ExplainFields];

interface FieldWords {
  readonly key: TextField;
  readonly label: string;
  /** Of the assumption that fills it. */
  readonly assumed: string;
  readonly hint: string;
  readonly options?: readonly (readonly [value: string, label: string])[];
}

const MAIN: readonly FieldWords[] = [
  { key: 'method', label: 'Method', assumed: 'Method', hint: 'GET' },
  {
    key: 'tls',
    label: 'TLS',
    assumed: 'TLS',
    hint: '',
    options: [
      ['', 'auto'],
      ['on', 'on'],
      ['off', 'off'],
    ],
  },
  { key: 'host', label: 'Host', assumed: '', hint: 'shop.example.com' },
  { key: 'port', label: 'Port', assumed: '', hint: '80 or 443' },
  { key: 'target', label: 'Path and query', assumed: 'Path', hint: '/' },
  { key: 'sni', label: 'SNI', assumed: 'Server name', hint: 'as the host' },
  { key: 'expected', label: 'Expected (optional)', assumed: '', hint: 'cluster, route or object' },
];

const MORE: readonly FieldWords[] = [
  { key: 'address', label: 'Listener address', assumed: 'Destination', hint: 'of this proxy' },
  { key: 'alpn', label: 'ALPN', assumed: 'ALPN', hint: 'h2, http/1.1' },
  {
    key: 'version',
    label: 'HTTP version',
    assumed: 'HTTP version',
    hint: '',
    options: [
      ['', 'as agreed'],
      ['1.0', '1.0'],
      ['1.1', '1.1'],
      ['2', '2'],
      ['3', '3'],
    ],
  },
  { key: 'source', label: 'Source address', assumed: 'Source', hint: 'some client' },
  { key: 'sourcePort', label: 'Source port', assumed: '', hint: '50000' },
  {
    key: 'capture',
    label: 'Capture mode',
    assumed: 'Capture',
    hint: '',
    options: [
      ['', 'as the proxy'],
      ['none', 'none'],
      ['outbound', 'outbound'],
      ['inbound', 'inbound'],
    ],
  },
  { key: 'original', label: 'Original destination', assumed: '', hint: 'address:port' },
  { key: 'proxied', label: 'PROXY source', assumed: '', hint: 'address:port' },
  { key: 'random', label: 'Random value', assumed: '', hint: 'every one' },
];

/** The request in fields: what everybody looks at, headers, and what few need. */
export function RequestFields({ fields, assumptions, folded, onChange }: RequestFieldsProps) {
  const set = (key: TextField, value: string) => onChange({ ...fields, [key]: value });
  const field = (words: FieldWords) => (
    <OneField
      key={words.key}
      words={words}
      value={fields[words.key]}
      assumed={assumptions.find((each) => each.field === words.assumed)?.value ?? ''}
      onChange={(value) => set(words.key, value)}
    />
  );
  const saidMore = MORE.filter(({ key }) => fields[key] !== '').length + fields.runtime.length;
  return (
    <div className="req-fields" data-folded={folded}>
      <div className="line2">{MAIN.map(field)}</div>
      <PairFields
        title="Headers"
        noun="header"
        pairs={fields.headers}
        onChange={(headers) => onChange({ ...fields, headers })}
      />
      <details className="disclosure">
        <summary>Connection and more{saidMore === 0 ? '' : ` (${saidMore} set)`}</summary>
        <div className="line3 py-2">{MORE.map(field)}</div>
        <PairFields
          title="Runtime"
          noun="runtime value"
          pairs={fields.runtime}
          onChange={(runtime) => onChange({ ...fields, runtime })}
        />
      </details>
    </div>
  );
}

interface OneFieldProps {
  readonly words: FieldWords;
  readonly value: string;
  readonly assumed: string;
  readonly onChange: (value: string) => void;
}

function OneField({ words, value, assumed, onChange }: OneFieldProps) {
  const id = useId();
  const { key, label, hint, options } = words;
  const change = (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => onChange(event.target.value);
  return (
    <div className={`one ${key}`}>
      <label className="lab" htmlFor={id}>
        {label}
      </label>
      <div className="field">
        {options === undefined ? (
          <input
            id={id}
            value={value}
            placeholder={assumed || hint}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="off"
            onChange={change}
          />
        ) : (
          <select id={id} value={value} onChange={change}>
            {options.map(([option, words]) => (
              <option key={option} value={option}>
                {option === '' && assumed !== '' ? `${assumed} (assumed)` : words}
              </option>
            ))}
          </select>
        )}
      </div>
    </div>
  );
}
