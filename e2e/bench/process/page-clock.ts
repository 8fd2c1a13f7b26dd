/**
 * Measures inside the page: from the browser's own time stamp of a key to the frame that shows the answer. Nothing of
 * the test driver, its polling or its connection is in the figures.
 */

/** What the init script puts on `window`. */
export interface BenchClock {
  /** Milliseconds from the start of the navigation until rows are painted and the page takes input. */
  readonly interactive: () => Promise<number>;
  /** Begin to watch; `done` is then the time from the next key to the frame with another number of rows. */
  readonly arm: () => void;
  /** Rejects when nothing changes in that many milliseconds. */
  readonly done: (within: number) => Promise<number>;
}

declare global {
  interface Window {
    readonly benchClock: BenchClock;
  }
}

/** Runs in the page before any of its scripts, so it can use nothing from outside its body. */
export function installClock(): void {
  const rowCount = (): string | null =>
    document.querySelector('table[aria-rowcount]')?.getAttribute('aria-rowcount') ?? null;
  const hasRows = (): boolean =>
    document.querySelector('tbody tr[data-index]') !== null && document.querySelector('tbody .sk') === null;
  const isHydrated = (): boolean => document.documentElement.hasAttribute('data-hydrated');

  /** After the frame in which the condition came true was handed to the screen. */
  const painted = (condition: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const afterPaint = (): void => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      };
      const look = (): boolean => {
        if (!condition()) return false;
        requestAnimationFrame(afterPaint);
        return true;
      };
      if (look()) return;
      const observer = new MutationObserver(() => {
        if (look()) observer.disconnect();
      });
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    });

  let result: Promise<number> = Promise.reject(new Error('Not armed.'));
  result.catch(() => undefined);
  const arm = (): void => {
    const before = rowCount();
    let pressed: number | null = null;
    const onKey = (event: KeyboardEvent): void => {
      pressed ??= event.timeStamp;
    };
    addEventListener('keydown', onKey, { capture: true, once: true });
    const changed = (): boolean => pressed !== null && rowCount() !== before && hasRows();
    result = painted(changed).then((at) => at - (pressed ?? at));
  };
  const clock: BenchClock = {
    interactive: () => painted(() => isHydrated() && hasRows()),
    arm,
    done: (within) => {
      const late = new Promise<never>((_, reject) => {
        setTimeout(() => reject(new Error('No other rows came.')), within);
      });
      return Promise.race([result, late]);
    },
  };
  Object.defineProperty(window, 'benchClock', { value: clock });
}
