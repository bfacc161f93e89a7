import { isUtf8 } from 'node:buffer';

/** The fields of a submitted form. A name ending in `[]` gathers every value of it into a list. */
export type Fields = Record<string, string | string[]>;

/** A body that no form of ours sends. `code` is a key under `errors.form`. */
export class BadForm extends Error {
  constructor(
    readonly code: 'too_big' | 'unreadable' | 'repeated',
    readonly status: 400 | 413 | 415,
  ) {
    super(code);
  }
}

const usual = 512 * 1024;

/** What a form with a file in it may hold, in bytes, and how a file becomes text. */
export type WithFiles = { largest: number; textOf: (bytes: Uint8Array) => string };

/**
 * Reads a form (urlencoded or multipart, texts only) of at most 512 KB; where it may hold files, they are read as text too.
 * @throws BadForm
 */
export async function readForm(request: Request, files?: WithFiles): Promise<Fields> {
  const type = request.headers.get('content-type') ?? '';
  const bytes = await bytesOf(request, files?.largest ?? usual);
  const fields: Fields = Object.create(null);
  for (const [name, value] of await pairs(type, bytes, files)) {
    if (name === '' || name in Object.prototype) throw new BadForm('unreadable', 400);
    if (name.endsWith('[]')) {
      const list = name.slice(0, -2);
      const known = fields[list];
      if (typeof known === 'string') throw new BadForm('repeated', 400);
      // Not copied: a body holds a hundred thousand of them.
      if (known) known.push(value);
      else fields[list] = [value];
    } else if (name in fields) {
      throw new BadForm('repeated', 400);
    } else {
      fields[name] = value;
    }
  }
  return joinDays({ ...fields });
}

/** How much of what is too much is still listened to, in bytes. */
const patience = 16 * 1024 * 1024;

/**
 * All of a body. What is too much runs out unheard before it is refused: who still sends when the answer comes would find the line cut, and
 * never read it.
 */
async function bytesOf(request: Request, largest: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size <= largest) parts.push(part.value);
    else if (size > patience) break;
  }
  if (size > largest) throw new BadForm('too_big', 413);
  return Buffer.concat(parts);
}

/**
 * A day comes in three boxes (components/ui/date-field.tsx): `due-year`, `due-month` and `due-day` become `due`, `2026-11-22`, or '' when
 * nothing was written. What is no day stays as it was typed, to be shown again.
 */
function joinDays(fields: Fields): Fields {
  for (const name of Object.keys(fields)) {
    if (!name.endsWith('-year')) continue;
    const day = name.slice(0, -'-year'.length);
    const boxes = ['year', 'month', 'day'].map((box) => fields[`${day}-${box}`]);
    if (day in fields || !boxes.every((box): box is string => typeof box === 'string')) continue;
    for (const box of ['year', 'month', 'day']) delete fields[`${day}-${box}`];
    const [year = '', ...rest] = boxes.map((box) => box.normalize('NFKC').trim().replaceAll('-', ''));
    fields[day] = year + rest.join('') === '' ? '' : [year, ...rest.map((box) => box.padStart(2, '0'))].join('-');
  }
  return fields;
}

async function pairs(type: string, bytes: Buffer, files?: WithFiles): Promise<[string, string][]> {
  // Bytes must be UTF-8, percent-encoded or not; the platform's own readers would put U+FFFD in their place and lose them. A file is
  // what it is.
  const clean = isUtf8(bytes);
  if (!clean && !files) throw new BadForm('unreadable', 400);
  if (type.startsWith('application/x-www-form-urlencoded')) {
    try {
      const text = bytes.toString();
      return text === '' ? [] : text.split('&').map((pair) => decodePair(pair));
    } catch {
      throw new BadForm('unreadable', 400);
    }
  }
  if (type.startsWith('multipart/form-data')) {
    const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData().catch(() => null);
    const all = form ? [...form.entries()] : [];
    if (!form || all.some(([, value]) => (typeof value === 'string' ? !clean && value.includes('\ufffd') : !files)))
      throw new BadForm('unreadable', 400);
    return Promise.all(
      all.map(
        async ([name, value]): Promise<[string, string]> => [
          name,
          typeof value === 'string' ? value : (files?.textOf(new Uint8Array(await value.arrayBuffer())) ?? ''),
        ],
      ),
    );
  }
  throw new BadForm('unreadable', 415);
}

function decodePair(pair: string): [string, string] {
  const cut = pair.indexOf('=');
  const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
  return cut < 0 ? [decode(pair), ''] : [decode(pair.slice(0, cut)), decode(pair.slice(cut + 1))];
}
