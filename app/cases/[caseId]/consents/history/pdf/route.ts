import { actsOf } from '@/lib/consents/history';
import { historyDocument } from '@/lib/consents/paper';
import { listGuardians, listHistory, listRequests } from '@/lib/consents/queries';
import { paths } from '@/lib/paths';
import { makePdf } from '@/lib/pdf/compile';
import { openConsents } from '../../open';

/** The history of consent as a PDF to take along; `?furigana=all` with readings, otherwise as the person has set it. */
export async function GET(request: Request, { params }: { params: Promise<{ caseId: string }> }): Promise<Response> {
  const { caseId } = await params;
  const path = paths.consentHistory(caseId, 'pdf');
  const { ui, head, data } = await openConsents(
    path,
    caseId,
    ['self', 'team'],
    (tx) => Promise.all([listHistory(tx, caseId), listRequests(tx, caseId), listGuardians(tx, caseId)]),
    'file',
  );
  const [rows, requests, guardians] = data;
  const all = new URL(request.url).searchParams.get('furigana') === 'all';
  const furigana = all ? 'all' : ui.settings.furigana;
  const pdf = await makePdf(
    historyDocument(ui, { personName: head.personName, acts: actsOf(rows, new Date()), requests, guardians, furigana }),
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
