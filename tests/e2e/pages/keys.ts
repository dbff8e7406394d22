import type { Page } from '@playwright/test';

/** A keyboard that counts: every key and every chord (Ctrl+Enter) is one stroke. */
export class Keys {
  private pressed = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Types letter by letter. */
  async type(text: string): Promise<void> {
    await this.press(...text);
  }

  get count(): number {
    return this.pressed;
  }
}
