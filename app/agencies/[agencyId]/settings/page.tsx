import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { staffNav } from '@/components/cases/staff-nav';
import { SettingForm } from '@/components/money/setting-form';
import { AgencySettings } from '@/components/money/settings';
import { Page } from '@/components/ui/page';
import { findDraft } from '@/lib/drafts/queries';
import { formState, type SearchParams } from '@/lib/forms/state';
import { isId } from '@/lib/ids';
import { getAgency, listSettings } from '@/lib/money/queries';
import { isSetting, settingDraft, settingForm } from '@/lib/money/settings';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

type Props = { params: Promise<{ agencyId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('money.settings.title', { wrong: (await searchParams).check !== undefined });

/** What an agency says of its rules, for its staff; `?rule` is the form for one of them, for its managers. */
export default async function AgencySettingsPage({ params, searchParams }: Props) {
  const [{ agencyId }, search] = await Promise.all([params, searchParams]);
  const rule = isSetting(search.rule) ? search.rule : undefined;
  if (!isId(agencyId)) notFound();
  const { ui, me, data } = await openPage(paths.agencySettings(agencyId, rule), (tx) =>
    Promise.all([getAgency(tx, agencyId), listSettings(tx, agencyId), findDraft(tx, settingDraft(agencyId, rule ?? ''))]),
  );
  const [agency, settings, draft] = data;
  if (rule && !agency.manager) notFound();
  const offered = Object.fromEntries(
    ['value', 'from', 'to', 'reason'].flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      {rule ? (
        <SettingForm
          ui={ui}
          agencyId={agencyId}
          rule={rule}
          state={formState(settingForm, search, draft, { ...offered, rule })}
        />
      ) : (
        <AgencySettings ui={ui} agency={agency} settings={settings} saved={search.saved !== undefined} />
      )}
    </Page>
  );
}
