'use client';
import { useEffect, useState } from 'react';

/** The text after it has rested: not every letter is worth a question to the server. */
export function useRested(text: string, millis = 200): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), millis);
    return () => clearTimeout(timer);
  }, [text, millis]);
  return rested;
}
