import { redirect } from 'next/navigation';
import { SettingsPage } from '@/components/settings/settings-page';
import type { SearchParams } from '@/lib/forms/state';
import { readSettings } from '@/lib/i18n/settings';
import { paths } from '@/lib/paths';
import { openPublicPage, pageTitle } from '@/lib/session/page';
import { currentSettings } from '@/lib/session/settings';

export const generateMetadata = () => pageTitle('settings.title');

/** How a person wants the screens: signed in, kept for them; before, for this browser. */
export default async function Settings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [search, settings, { ui, me }] = await Promise.all([searchParams, currentSettings(), openPublicPage()]);
  if (me && JSON.stringify(readSettings(me.settings)) !== JSON.stringify(settings))
    redirect(paths.settingsSync(paths.settings()));
  return (
    <SettingsPage
      ui={ui}
      me={me}
      saved={search.saved !== undefined}
      failed={search.again !== undefined || search.trouble !== undefined}
    />
  );
}
