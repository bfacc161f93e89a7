import { answerExport } from '@/lib/exports/answer';
import { paths } from '@/lib/paths';

/** An agency's records of a month, as a file: for its managers. */
export async function GET(request: Request, { params }: { params: Promise<{ agencyId: string }> }): Promise<Response> {
  const { agencyId } = await params;
  return answerExport(request, { agencyId }, (month) => paths.agencyExports(agencyId, month));
}
