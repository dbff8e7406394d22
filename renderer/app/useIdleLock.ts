import { useEffect, useState } from 'react';

const signs = ['keydown', 'pointerdown', 'touchstart', 'wheel'] as const;
const warnAhead = 30_000;

/** Runs `lock` after so many quiet minutes. Answers whether that is less than half a minute away, so that it can be said. */
export function useIdleLock(minutes: number, lock: () => void): boolean {
  const [soon, setSoon] = useState(false);
  useEffect(() => {
    let last = Date.now();
    const awake = (): void => {
      last = Date.now();
      setSoon(false);
    };
    // The clock is looked at rather than waited for: a PC that slept locks when it wakes.
    const timer = setInterval(() => {
      const left = last + minutes * 60_000 - Date.now();
      if (left <= 0) lock();
      else setSoon(left <= warnAhead);
    }, 1000);
    for (const sign of signs) window.addEventListener(sign, awake, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, awake, { capture: true });
    };
  }, [minutes, lock]);
  return soon;
}
