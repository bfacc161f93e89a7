import { notFound } from 'next/navigation';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { makePdf } from '@/lib/pdf/compile';
import { recordsDocument } from '@/lib/records/paper';
import { getRecordRequest } from '@/lib/records/queries';
import { openRecords } from '../../open';

/** What was given, as a PDF; `?furigana=all` with readings, otherwise as the reader has set it. */
export async function GET(request: Request, { params }: { params: Promise<{ caseId: string; requestId: string }> }) {
  const { caseId, requestId } = await params;
  if (!isId(requestId)) notFound();
  const path = paths.recordRequest(caseId, requestId, 'pdf');
  const { ui, head, data } = await openRecords(path, caseId, (tx) => getRecordRequest(tx, caseId, requestId), {
    how: 'export',
  });
  if (!data.given) notFound();
  const all = new URL(request.url).searchParams.get('furigana') === 'all';
  const furigana = all ? 'all' : ui.settings.furigana;
  const pdf = await makePdf(
    recordsDocument(ui, { personName: head.personName, agency: head.agency.name, given: data.given, furigana }),
  );
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      // A name that says nothing about anybody: it stays in the downloads of whatever computer it was.
      'Content-Disposition': 'attachment; filename="record.pdf"',
      'Cache-Control': 'no-store',
    },
  });
}
