/** Memory of another process on Linux. Throws elsewhere: nothing else tells a high-water mark that can be set back. */
import { readFileSync, writeFileSync } from 'node:fs';

const KILOBYTE = 1024;

function field(pid: number, name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1];
  if (found === undefined) throw new Error(`/proc/${pid}/status has no ${name}.`);
  return Number(found) * KILOBYTE;
}

/** Resident set in bytes. */
export const residentBytes = (pid: number): number => field(pid, 'VmRSS');

/** Largest resident set in bytes since the start or the last `forgetPeak`. */
export const peakBytes = (pid: number): number => field(pid, 'VmHWM');

/** From now on the peak counts anew (`proc(5)`, clear_refs). */
export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** Processes that a process started. */
export function childrenOf(pid: number): readonly number[] {
  const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return text === '' ? [] : text.split(' ').map(Number);
}
