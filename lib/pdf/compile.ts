import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TypstCompiler } from '@myriaddreamin/typst.ts/compiler';
import type { PdfDocument } from './model';
import { template } from './template';

const modules = join(process.cwd(), 'node_modules');
const fonts = ['400Regular/BIZUDPGothic_400Regular.ttf', '700Bold/BIZUDPGothic_700Bold.ttf'];
const wasm = '@myriaddreamin/typst-ts-web-compiler/pkg/typst_ts_web_compiler_bg.wasm';
/** Typst's number for PDF among what it can make. */
const pdf = 1;

// One for the whole process: Next loads modules more than once, and it holds some 180 MB once it has been used.
const shared = globalThis as { nakadachiTypst?: Promise<TypstCompiler>; nakadachiTypstTurn?: Promise<unknown> };

/**
 * Sets a document as a tagged PDF, in this process: no browser, nothing sent anywhere. The first takes a second or so, the next a
 * few milliseconds; one at a time.
 */
export async function makePdf(document: PdfDocument): Promise<Uint8Array> {
  const turn = (shared.nakadachiTypstTurn ?? Promise.resolve()).catch(() => {}).then(() => compile(document));
  shared.nakadachiTypstTurn = turn;
  return turn;
}

async function compile(document: PdfDocument): Promise<Uint8Array> {
  const compiler = await theCompiler();
  const ruby = JSON.stringify(document.blocks).includes('"reading":');
  const { result, diagnostics } = (await compiler.compile({
    mainFilePath: '/main.typ',
    format: pdf,
    inputs: { data: JSON.stringify({ ...document, ruby }) },
  })) as { result?: Uint8Array; diagnostics?: unknown };
  if (!result) throw new Error(`no PDF: ${JSON.stringify(diagnostics)}`);
  return result;
}

function theCompiler(): Promise<TypstCompiler> {
  shared.nakadachiTypst ??= start().catch((error) => {
    delete shared.nakadachiTypst;
    throw error;
  });
  return shared.nakadachiTypst;
}

async function start(): Promise<TypstCompiler> {
  const [{ createTypstCompiler }, { loadFonts }, module, ...faces] = await Promise.all([
    import('@myriaddreamin/typst.ts/compiler'),
    import('@myriaddreamin/typst.ts/options.init'),
    readFile(join(modules, wasm)),
    ...fonts.map((font) => readFile(join(modules, '@expo-google-fonts/biz-udpgothic', font))),
  ]);
  const compiler = createTypstCompiler();
  await compiler.init({
    getModule: () => ({ module_or_path: module }),
    // No other fonts: they would be fetched from elsewhere.
    beforeBuild: [
      loadFonts(
        faces.map((face) => new Uint8Array(face)),
        { assets: false },
      ),
    ],
  });
  compiler.addSource('/main.typ', template);
  return compiler;
}
