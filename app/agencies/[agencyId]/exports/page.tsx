import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { staffNav } from '@/components/cases/staff-nav';
import { Exports } from '@/components/exports/exports';
import { BackLink } from '@/components/ui/back-link';
import { Page } from '@/components/ui/page';
import { today } from '@/lib/dates';
import { monthAsked } from '@/lib/duties/month';
import { countExported, listExportedCases, listFreshSessions } from '@/lib/exports/queries';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { getStaff } from '@/lib/people/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('exports.title');

/** An agency's records of a month as tables: for its managers. */
export default async function AgencyExportsPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const month = monthAsked(search.month, today());
  const { ui, me, data } = await openPage(paths.agencyExports(agencyId, month), (tx) =>
    Promise.all([
      getStaff(tx, agencyId),
      listFreshSessions(tx),
      listExportedCases(tx, { agencyId }).then((cases) => countExported(tx, cases, month)),
    ]),
  );
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <BackLink ui={ui} href={paths.agencyMonth(agencyId, month)}>
        {ui.t('month.back')}
      </BackLink>
      <Exports
        ui={ui}
        month={month}
        now={today().slice(0, 7)}
        fresh={data[1].includes(me.sessionId ?? '')}
        size={data[2]}
        hrefOf={(one, act) => paths.agencyExports(agencyId, one, act)}
      />
    </Page>
  );
}
