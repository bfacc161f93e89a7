import { answerExport } from '@/lib/exports/answer';
import { paths } from '@/lib/paths';

/** A case's records of a month, as a file: for its support team. */
export async function GET(request: Request, { params }: { params: Promise<{ caseId: string }> }): Promise<Response> {
  const { caseId } = await params;
  return answerExport(request, { caseId }, (month) => paths.caseExports(caseId, month));
}
