import { notFound } from 'next/navigation';
import { cardDocument } from '@/lib/accommodations/paper';
import { makePdf } from '@/lib/pdf/compile';
import { openCards } from '../open';

/** The card that holds as a PDF; `?furigana=all` with readings, otherwise as the reader has set it. */
export async function GET(request: Request, { params }: { params: Promise<{ caseId: string }> }): Promise<Response> {
  const { ui, head, holds } = await openCards(params, 'pdf');
  if (!holds) notFound();
  const furigana = new URL(request.url).searchParams.get('furigana') === 'all' ? 'all' : ui.settings.furigana;
  const pdf = await makePdf(cardDocument(ui, { card: holds, personName: head.personName, furigana }));
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      // A name that says nothing about anybody: it stays in the downloads of whatever computer it was.
      'Content-Disposition': 'attachment; filename="card.pdf"',
      'Cache-Control': 'no-store',
    },
  });
}
