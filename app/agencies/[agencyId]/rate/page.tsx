import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { staffNav } from '@/components/cases/staff-nav';
import { RatePage } from '@/components/money/rate-page';
import { Page } from '@/components/ui/page';
import { today } from '@/lib/dates';
import type { SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { getAgency, listServiceUsers, listSettings } from '@/lib/money/queries';
import { firstOfYear, fiscalYear, type Reading, rateOf, yearAsked } from '@/lib/money/retention';
import { type SettingName, settingOn } from '@/lib/money/settings';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('money.rate.title');

/** An agency's retention rate, for its managers. */
export default async function AgencyRatePage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  if (!isId(agencyId)) notFound();
  const now = today();
  const year = yearAsked(search.year, now);
  const { ui, me, data } = await openPage(paths.retentionRate(agencyId, year), (tx) =>
    Promise.all([getAgency(tx, agencyId), listSettings(tx, agencyId), listServiceUsers(tx, agencyId)]),
  );
  const [agency, settings, users] = data;
  if (!agency.manager) notFound();
  const said = (rule: SettingName) => settingOn(settings, rule, firstOfYear(year));
  const before = { users: said('users_before')?.value ?? 0, working: said('working_before')?.value ?? 0 };
  const rate = (reading: Reading) => rateOf(users, year, reading, before, now);
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      <RatePage
        ui={ui}
        agency={agency}
        year={year}
        now={fiscalYear(now)}
        rates={{ used: rate('used'), begun: rate('begun') }}
        before={before}
        said={said('rate')}
      />
    </Page>
  );
}
