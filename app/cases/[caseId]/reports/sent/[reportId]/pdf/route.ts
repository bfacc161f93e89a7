import { makePdf } from '@/lib/pdf/compile';
import { reportDocument } from '@/lib/reports/paper';
import { openReport } from '../open';

type Params = Promise<{ caseId: string; reportId: string }>;

/** A report as a PDF; `?furigana=all` with readings, otherwise as the reader has set it. */
export async function GET(request: Request, { params }: { params: Params }): Promise<Response> {
  const { ui, head, report } = await openReport(params, 'pdf');
  const furigana = new URL(request.url).searchParams.get('furigana') === 'all' ? 'all' : ui.settings.furigana;
  const pdf = await makePdf(reportDocument(ui, { report, personName: head.personName, agency: head.agency.name, furigana }));
  return new Response(new Uint8Array(pdf), {
    headers: {
      'Content-Type': 'application/pdf',
      // A name that says nothing about anybody: it stays in the downloads of whatever computer it was.
      'Content-Disposition': 'attachment; filename="report.pdf"',
      'Cache-Control': 'no-store',
    },
  });
}
