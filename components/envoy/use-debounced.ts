'use client';
import { useEffect, useState } from 'react';

/**
 * The value after it has rested for `millis`. The URL and the input change at once; only what is asked of the
 * server waits, or every letter would be a question.
 */
export function useDebounced<T>(value: T, millis = 120): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return settled;
}
