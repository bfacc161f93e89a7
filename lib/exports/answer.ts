import 'server-only';
import { notFound, redirect } from 'next/navigation';
import { today } from '@/lib/dates';
import { monthAsked } from '@/lib/duties/month';
import { isId } from '@/lib/ids';
import { getStaff } from '@/lib/people/queries';
import { openPage, reader } from '@/lib/session/page';
import { exportFile } from './file';
import { exportAsked } from './model';
import { type ExportOf, listExportedCases, listFreshSessions } from './queries';

/**
 * Answers `?month=&form=&format=` with a file of a case's or an agency's records of that month: to who has just signed in; others are sent to
 * `page`, where they do.
 */
export async function answerExport(request: Request, of: ExportOf, page: (month: string) => string): Promise<Response> {
  const search = new URL(request.url).searchParams;
  const asked = exportAsked(search);
  if (!asked || !Object.values(of).every(isId)) notFound();
  const month = monthAsked(search.get('month'), today());
  const { ui, me, data } = await openPage(page(month), (tx) =>
    Promise.all([listFreshSessions(tx), listExportedCases(tx, of), 'agencyId' in of ? getStaff(tx, of.agencyId) : null]),
  );
  const [fresh, cases] = data;
  if (!fresh.includes(me.sessionId ?? '')) redirect(page(month));
  return exportFile(ui, await reader(), cases, { ...asked, month });
}
