import type { Page, Response } from '@playwright/test';
import { z } from 'zod';

const answerSchema = z.object({ status: z.number(), text: z.string() });
const envelopeSchema = z.object({ json: z.unknown() });

/** What passes between a page and its house, and calls made past the screens in the page's own name. */
export class Wire {
  /** The header that ties a call to this load of the page. */
  private headers: Record<string, string> = {};
  private heard: Promise<string>[] = [];

  constructor(private readonly page: Page) {
    page.on('request', (request) => {
      const tied = request.headers()['x-cairn-page'];
      if (tied !== undefined) this.headers = { 'x-cairn-page': tied };
    });
    page.on('response', (response) => {
      if (response.url().includes('/rpc/')) this.heard.push(bodyOf(response));
    });
  }

  /** Sends one call as the page itself would; answers status and body as they came over the wire. */
  async send(call: string, input: unknown): Promise<{ readonly status: number; readonly text: string }> {
    const answer: unknown = await this.page.evaluate(
      async ({ url, headers, body }) => {
        const response = await fetch(url, { method: 'POST', headers, body });
        return { status: response.status, text: await response.text() };
      },
      {
        url: `/rpc/${call}`,
        headers: { ...this.headers, 'content-type': 'application/json' },
        body: JSON.stringify({ json: input }),
      },
    );
    return answerSchema.parse(answer);
  }

  /** A call that has to succeed, its answer read with a schema. */
  async ask<Answer>(call: string, input: unknown, schema: z.ZodType<Answer>): Promise<Answer> {
    const { status, text } = await this.send(call, input);
    if (status !== 200) throw new Error(`${call} answered ${status}: ${text}`);
    return schema.parse(envelopeSchema.parse(JSON.parse(text)).json);
  }

  /** Forgets what was heard so far. */
  async hush(): Promise<void> {
    await Promise.all(this.heard);
    this.heard = [];
  }

  /** Everything the house answered the page since, as it came over the wire. */
  async heardSoFar(): Promise<string> {
    return (await Promise.all(this.heard)).join('\n');
  }
}

/** A page that is left while an answer is on its way never reads it. */
const bodyOf = (response: Response): Promise<string> => response.text().catch(() => '');
