import { LinkButton } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string } | null;
  state: 'accepted' | 'revoked' | 'expired' | 'closed' | 'unknown';
};

/** An invitation that cannot be accepted (any more): what happened, and what to do. It names nobody. */
export function Over({ ui, me, state }: Props) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      <h1>{ui.t(`invitations.over.${state}.title`)}</h1>
      <p>{ui.t(`invitations.over.${state}.text`)}</p>
      <div className="actions">
        <LinkButton href={me ? paths.home() : paths.signIn()}>{ui.t(me ? 'common.home' : 'common.signIn')}</LinkButton>
      </div>
    </Page>
  );
}
