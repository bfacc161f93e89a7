import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(process.cwd(), 'node_modules', '@fontsource', 'biz-udpgothic');

/** The reading font in slices, and the style sheet that names them. Only files of the font package, by exact name. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  if (file === 'biz-udpgothic.css') {
    const sheets = await Promise.all(['400.css', '700.css'].map((name) => readFile(join(folder, name), 'utf8')));
    const css = sheets
      .join('\n')
      .replaceAll('url(./files/', 'url(/fonts/')
      .replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '');
    return new Response(css, { headers: { 'Content-Type': 'text/css; charset=utf-8', ...cached } });
  }
  if (!/^biz-udpgothic-[\w-]+\.woff2$/.test(file)) return new Response(null, { status: 404 });
  const slice = await readFile(join(folder, 'files', file)).catch(() => null);
  return slice
    ? new Response(new Uint8Array(slice), { headers: { 'Content-Type': 'font/woff2', ...cached } })
    : new Response(null, { status: 404 });
}

const cached = { 'Cache-Control': 'public, max-age=31536000, immutable' };
