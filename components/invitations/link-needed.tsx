import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';

export function LinkNeeded({ ui, me }: { ui: Ui; me: { name: string; reading: string } | null }) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      <h1>{ui.t('invitations.title')}</h1>
      <p>{ui.t('invitations.open_again')}</p>
    </Page>
  );
}
