import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { Exports } from '@/components/exports/exports';
import { recordLook } from '@/lib/access-log/commands';
import { sidesOf } from '@/lib/cases/model';
import { getCase } from '@/lib/cases/queries';
import { today } from '@/lib/dates';
import { monthAsked } from '@/lib/duties/month';
import { countExported, listFreshSessions } from '@/lib/exports/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('exports.title');

/** A case's records of a month as tables: for its support team. */
export default async function CaseExportsPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  if (!isId(caseId)) notFound();
  const month = monthAsked(search.month, today());
  const { ui, me, data } = await openPage(paths.caseExports(caseId, month), (tx) =>
    Promise.all([
      getCase(tx, caseId),
      listFreshSessions(tx),
      countExported(tx, [caseId], month),
      recordLook(tx, caseId, 'contacts'),
    ]),
  );
  const [head, fresh, size] = data;
  if (!sidesOf(head).includes('support_team')) notFound();
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('exports.title')} current="timeline">
      <Exports
        ui={ui}
        month={month}
        now={today().slice(0, 7)}
        fresh={fresh.includes(me.sessionId ?? '')}
        size={size}
        hrefOf={(one, act) => paths.caseExports(caseId, one, act)}
      />
    </CasePage>
  );
}
