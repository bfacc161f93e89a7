import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { RunOptions } from 'axe-core';

const source = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds wrong with a page, a line each. Brought to the page once, however often it is asked; what passes is asked for by
 * nobody, and telling it costs a fifth of the time.
 */
export async function violations(page: Page, options: RunOptions = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const found = await page.evaluate(async (asked) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    return (await axe.run(document, { ...asked, resultTypes: ['violations'] })).violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.slice(0, 3).map(({ html, any }) => ({ html, message: any[0]?.message ?? '' })),
    }));
  }, options);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, message }) => `axe ${id}: ${html.slice(0, 160)} ${message}`));
}
