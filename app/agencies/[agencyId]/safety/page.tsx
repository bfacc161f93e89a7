import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { staffNav } from '@/components/cases/staff-nav';
import { DeskPage } from '@/components/safety/desk';
import { Page } from '@/components/ui/page';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { paths } from '@/lib/paths';
import { deskDraft, deskForm } from '@/lib/safety/model';
import { getDesk } from '@/lib/safety/queries';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('safety.desk.title');

/** The safety desk of an agency, for its managers to name. */
export default async function SafetyDeskPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.safetyDesk(agencyId), (tx) =>
    Promise.all([getDesk(tx, agencyId), findDraft(tx, deskDraft(agencyId))]),
  );
  const [desk, draft] = data;
  const named = desk.managers.filter(({ named }) => named).map(({ id }) => id);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <DeskPage
        ui={ui}
        desk={desk}
        state={formState(deskForm, search, draft, { people: named })}
        saved={search.done !== undefined}
      />
    </Page>
  );
}
