import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const folder = join(process.cwd(), 'node_modules', '@fontsource', 'biz-udpgothic');

/** The reading font in slices, and the style sheet that names them. Only files of the font package, by exact name. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  const { file } = await params;
  if (file === 'biz-udpgothic.css') return found(await styleSheet(), 'text/css; charset=utf-8');
  if (!/^biz-udpgothic-[\w-]{1,40}\.woff2$/.test(file)) return missing();
  const slice = await readFile(join(folder, 'files', file)).catch(() => null);
  return slice ? found(new Uint8Array(slice), 'font/woff2') : missing();
}

// Kept for ever by browsers: components/ui/web-font.tsx asks for the sheet with the package's version, the sheet for its slices.
const found = (body: BodyInit, type: string) =>
  new Response(body, { headers: { 'Content-Type': type, 'Cache-Control': 'public, max-age=31536000, immutable' } });
const missing = () => new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } });

async function styleSheet(): Promise<string> {
  const [version, ...sheets] = await Promise.all([
    readFile(join(folder, 'package.json'), 'utf8').then((text) => JSON.parse(text).version as string),
    ...['400.css', '700.css'].map((name) => readFile(join(folder, name), 'utf8')),
  ]);
  return sheets
    .join('\n')
    .replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
    .replace(/url\(\.\/files\/([^)]*)\)/g, `url(/fonts/$1?v=${version})`);
}
