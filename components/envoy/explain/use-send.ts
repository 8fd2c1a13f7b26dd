'use client';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { SendPrediction, SendQuestion } from '@/lib/answers/send/types';
import { client } from '@/lib/api/client';
import type { SendAnswer } from '@/lib/api/contract';

export interface SendProps {
  readonly snapshot: string;
  readonly question: SendQuestion;
  readonly prediction: SendPrediction;
}

export interface SendState {
  readonly answer: SendAnswer | undefined;
  readonly error: Error | null;
  readonly waiting: boolean;
  /** With the ticket of a consent when there is one. */
  readonly send: (ticket: string | null) => void;
  readonly cancel: () => void;
  /** Forgets the answer, as when a consent is not given. */
  readonly forget: () => void;
}

/** One request at a time, by the server; leaving the page or asking to stop ends it. */
export function useSend({ snapshot, question, prediction }: SendProps): SendState {
  const running = useRef<AbortController | null>(null);
  const mutation = useMutation({
    mutationFn: (ticket: string | null) => {
      running.current?.abort();
      running.current = new AbortController();
      return client.send({ snapshot, question, prediction, ticket }, running.current.signal);
    },
  });
  useEffect(() => () => running.current?.abort(), []);
  const forget = () => {
    running.current?.abort();
    mutation.reset();
  };
  return {
    answer: mutation.data,
    error: mutation.error,
    waiting: mutation.isPending,
    send: mutation.mutate,
    cancel: forget,
    forget,
  };
}
