import { notFound, redirect } from 'next/navigation';
import { today } from '@/lib/dates';
import { monthAsked } from '@/lib/duties/month';
import { recordExport } from '@/lib/exports/commands';
import { exportFile } from '@/lib/exports/file';
import { exportAsked } from '@/lib/exports/model';
import { listExported, listFreshSessions } from '@/lib/exports/queries';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { getStaff } from '@/lib/people/queries';
import { openPage } from '@/lib/session/page';

/** An agency's records of a month, as a file: `?month=&form=&format=`. Who took it along is written for each case. */
export async function GET(request: Request, { params }: { params: Promise<{ agencyId: string }> }): Promise<Response> {
  const { agencyId } = await params;
  const search = new URL(request.url).searchParams;
  const asked = exportAsked(search);
  if (!isId(agencyId) || !asked) notFound();
  const month = monthAsked(search.get('month'), today());
  const path = paths.agencyExports(agencyId, month);
  const begun = await openPage(path, listFreshSessions);
  if (!begun.data.includes(begun.me.sessionId ?? '')) redirect(path);
  const { ui, data } = await openPage(path, async (tx) => {
    await getStaff(tx, agencyId);
    const contacts = await listExported(tx, { agencyId }, month);
    await recordExport(tx, contacts);
    return contacts;
  });
  return exportFile(ui, data, { ...asked, month });
}
