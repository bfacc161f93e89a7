import { notFound } from 'next/navigation';
import { makePdf } from '@/lib/pdf/compile';
import { planDocument } from '@/lib/plans/paper';
import { openPlan } from '../../open';

/** A version as a PDF, as far as the reader may see it; `?furigana=all` with readings, otherwise as the reader has set it. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ caseId: string; planId: string }> },
): Promise<Response> {
  const { ui, head, found } = await openPlan(params, (await params).planId, 'file');
  if (!found) notFound();
  const furigana = new URL(request.url).searchParams.get('furigana') === 'all' ? 'all' : ui.settings.furigana;
  const pdf = await makePdf(planDocument(ui, { found, personName: head.personName, agency: head.agency.name, furigana }));
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      // A name that says nothing about anybody: it stays in the downloads of whatever computer it was.
      'Content-Disposition': 'attachment; filename="plan.pdf"',
      'Cache-Control': 'no-store',
    },
  });
}
