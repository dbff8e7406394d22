import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** Nothing sticks out: the page does not scroll sideways, and no text leaves the box it stands in. */
export async function expectInBounds(page: Page): Promise<void> {
  expect(await page.evaluate(stickingOut), 'sticking out').toEqual([]);
}

/** Every word stands out enough from what is behind it (axe's *color-contrast*). */
export async function expectReadable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withRules(['color-contrast']).setLegacyMode().analyze();
  expect(
    violations.flatMap(({ nodes }) => nodes.map(({ target }) => target.join(' '))),
    'too little contrast',
  ).toEqual([]);
}

/** Runs in the page: what of the screen is wider than its place. Text that ends in an ellipsis, or scrolls, is in it. */
function stickingOut(): string[] {
  const found: string[] = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    found.push(`the page is ${root.scrollWidth} wide, the window ${root.clientWidth}`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement;
    const words = node.textContent?.trim() ?? '';
    if (!parent || words === '' || parent.closest('svg, script, style, noscript, select')) continue;
    if (!parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    for (let box: HTMLElement | null = parent; box !== null && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display.startsWith('inline') && style.display === 'inline') continue;
      if (style.display === 'contents') continue;
      const edge = box.getBoundingClientRect();
      if (edge.width <= 1 || edge.height <= 1) break;
      const clips = style.overflowX !== 'visible';
      if (style.overflowX === 'auto' || style.overflowX === 'scroll') break;
      if (clips && (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none')) break;
      if (text.right > edge.right + 1 || text.left < edge.left - 1) {
        found.push(`“${words.slice(0, 60)}” leaves <${box.tagName.toLowerCase()} class="${box.className}">`);
        break;
      }
      if (style.position === 'absolute' || style.position === 'fixed') break;
    }
  }
  return found;
}
