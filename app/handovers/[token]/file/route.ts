import { redirect } from 'next/navigation';
import { findGiven } from '@/lib/handover/queries';
import { givenPieces, handoverDocument } from '@/lib/handover/words';
import { paths } from '@/lib/paths';
import { makePdf } from '@/lib/pdf/compile';
import { isToken } from '@/lib/session/model';
import { openPublicPage } from '@/lib/session/page';
import { zipStream } from '@/lib/takeout/zip';

/** What was given by a link, as a PDF, or as a zip with it and its data: `?key=&form=`. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const { token } = await params;
  const search = new URL(request.url).searchParams;
  const key = search.get('key') ?? '';
  const { ui, data: given } = await openPublicPage(async (tx) =>
    isToken(token) && isToken(key) ? findGiven(tx, token, key) : undefined,
  );
  if (!given) redirect(paths.given(token));
  const pdf = await makePdf(handoverDocument(ui, given));
  const zip = search.get('form') === 'zip';
  return new Response(zip ? zipStream(givenPieces(ui, given, pdf)) : new Uint8Array(pdf), {
    headers: {
      'Content-Type': zip ? 'application/zip' : 'application/pdf',
      'Content-Disposition': `attachment; filename="handover.${zip ? 'zip' : 'pdf'}"`,
      'Cache-Control': 'no-store',
    },
  });
}
