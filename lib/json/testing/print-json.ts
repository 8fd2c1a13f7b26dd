import type { Json } from '@/lib/core/json';
import { type PrintedJson, Printer } from '../print';

/** Pretty-prints a value with two blanks of indentation, at most `limit` characters of it. */
export function printJson(value: Json, limit: number): PrintedJson {
  const printer = new Printer(limit);
  printer.value(value, '');
  return printer.printed;
}
