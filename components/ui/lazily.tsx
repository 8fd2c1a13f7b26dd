'use client';
import { type ComponentType, createElement, lazy, type ReactNode, Suspense } from 'react';
import { announce } from './announce';

/**
 * A component whose code comes with its first use. The chunk is asked of our own server: when that has gone,
 * the part says so and stays away (or `broken` stands in), instead of taking the page down.
 */
export function lazily<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  broken?: ComponentType<Props>,
): ComponentType<Props & { readonly fallback?: ReactNode }> {
  const Part = lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => {
        if (broken === undefined) announce('Gatescope does not answer, so this part could not be loaded.');
        return { default: broken ?? Nothing };
      },
    ),
  );
  // biome-ignore lint/correctness/noComponentHookFactories: called at module level, once per part
  return function Lazily({ fallback = null, ...props }) {
    // What is left after `fallback` was taken out is `Props` again; the compiler cannot know.
    return <Suspense fallback={fallback}>{createElement(Part, props as unknown as Props)}</Suspense>;
  };
}

function Nothing() {
  return null;
}
