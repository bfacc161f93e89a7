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

/** Both weights of a slice stand side by side: their long lists of characters are the same, so the sheet shrinks to half under gzip. */
async function styleSheet(): Promise<string> {
  const [version, regular = [], bold = []] = await Promise.all([
    readFile(join(folder, 'package.json'), 'utf8').then((text) => JSON.parse(text).version as string),
    ...['400.css', '700.css'].map(async (name) =>
      (await readFile(join(folder, name), 'utf8')).split(/(?=@font-face)/).slice(1),
    ),
  ]);
  return regular
    .flatMap((face, place) => [face, bold[place] ?? ''])
    .join('')
    .replace(/\/\*.*?\*\//g, '')
    .replace(/, url\([^)]*\.woff\) format\('woff'\)/g, '')
    .replace(/url\(\.\/files\/([^)]*)\)/g, `url(/fonts/$1?v=${version})`);
}
