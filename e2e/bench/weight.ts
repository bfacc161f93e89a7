import { gzipSync } from 'node:zlib';
import { get } from './processes';

/** What a browser loads for a page's first view, each file gzipped, in KB of 1000 bytes. Fonts and pictures apart. */
export type Weight = { html: number; js: number; css: number };

export async function weigh(port: number, path: string, headers: Record<string, string>): Promise<Weight> {
  const page = (await get(port, path, headers)).body.toString('utf8');
  // Old browsers alone load what is marked noModule.
  const scripts = [...page.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/nomodule/i.test(tag));
  const sheets = [...page.matchAll(/<link\b[^>]*rel="stylesheet"[^>]*>/g)].map(([tag]) => tag);
  const files = (tags: string[], name: string) => [
    ...new Set(tags.map((tag) => new RegExp(`${name}="([^"]+)"`).exec(tag)?.[1]).filter((url) => url !== undefined)),
  ];
  const sizes = async (urls: string[]) => {
    let sum = 0;
    for (const url of urls) sum += zipped((await get(port, url)).body);
    return sum;
  };
  return { html: zipped(Buffer.from(page)), js: await sizes(files(scripts, 'src')), css: await sizes(files(sheets, 'href')) };
}

const zipped = (body: Buffer) => gzipSync(body, { level: 6 }).length / 1000;
