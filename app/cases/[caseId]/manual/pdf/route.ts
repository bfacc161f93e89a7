import { notFound } from 'next/navigation';
import { recordLook } from '@/lib/access-log/commands';
import { getCase } from '@/lib/cases/queries';
import { isId } from '@/lib/ids';
import { manualDocument } from '@/lib/manual/paper';
import { listManual } from '@/lib/manual/queries';
import { paths } from '@/lib/paths';
import { makePdf } from '@/lib/pdf/compile';
import { openPage } from '@/lib/session/page';

/** The sections that the asker may read as a PDF; `?furigana=all` with readings, otherwise as they have set it. */
export async function GET(request: Request, { params }: { params: Promise<{ caseId: string }> }): Promise<Response> {
  const { caseId } = await params;
  if (!isId(caseId)) notFound();
  const { ui, data } = await openPage(paths.manual(caseId, 'pdf'), (tx) =>
    Promise.all([getCase(tx, caseId), listManual(tx, caseId), recordLook(tx, caseId, 'manual', [], 'file')]),
  );
  const [head, written] = data;
  if (written.length === 0) notFound();
  const furigana = new URL(request.url).searchParams.get('furigana') === 'all' ? 'all' : ui.settings.furigana;
  const pdf = await makePdf(manualDocument(ui, { written, personName: head.personName, furigana }));
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      // A name that says nothing about anybody: it stays in the downloads of whatever computer it was.
      'Content-Disposition': 'attachment; filename="manual.pdf"',
      'Cache-Control': 'no-store',
    },
  });
}
