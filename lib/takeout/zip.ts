import { Zip, ZipDeflate } from 'fflate';
import type { Piece } from './model';

/**
 * Pieces as a zip that is sent while it is made: one part of one piece is in memory at a time. Where a piece fails, so does the
 * stream: nobody takes half of it for all.
 */
export const zipStream = (pieces: AsyncIterable<Piece>): ReadableStream<Uint8Array> => streamOf(zipped(pieces));

/** Chunks as a body that asks for the next one when there is room for it. */
export function streamOf(chunks: AsyncGenerator<Uint8Array, undefined>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
}

async function* zipped(pieces: AsyncIterable<Piece>): AsyncGenerator<Uint8Array, undefined> {
  let ready: Uint8Array[] = [];
  const taken = () => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    ready.push(bytes);
  });
  const encoder = new TextEncoder();
  for await (const { name, parts } of pieces) {
    const file = new ZipDeflate(name);
    zip.add(file);
    for await (const part of parts) {
      file.push(typeof part === 'string' ? encoder.encode(part) : part);
      yield* taken();
    }
    file.push(new Uint8Array(), true);
    yield* taken();
  }
  zip.end();
  yield* taken();
}
