import { type RefObject, useLayoutEffect, useState } from 'react';

/** CSS pixels from an element's top to the foot of the window, never less than 240: what a scrolling list may take. */
export function useAvailableHeight(element: RefObject<HTMLElement | null>, margin = 24): number {
  const [height, setHeight] = useState(480);
  useLayoutEffect(() => {
    const measure = (): void => {
      const top = (element.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
      setHeight(Math.max(240, window.innerHeight - top - margin));
    };
    measure();
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, [element, margin]);
  return height;
}
