import { Button, LinkButton } from '@/components/ui/button';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  me: { name: string; reading: string } | null;
  token: string;
  state: 'open' | 'used' | 'expired' | 'unknown';
  /** The account's address, masked. */
  address: string;
};

/** One button while the link is good; after that, what to do now. */
export function LinkPage({ ui, me, token, state, address }: Props) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      {state === 'open' ? (
        <>
          <h1>{ui.t('session.link.title')}</h1>
          <p>{ui.t('session.link.as', { address })}</p>
          {me && <Notice kind="warning">{ui.t('session.link.switch', { name: me.name })}</Notice>}
          <Form ui={ui} action={paths.signInLink(token, 'use')}>
            <Button>{ui.t('session.link.press')}</Button>
          </Form>
        </>
      ) : (
        <>
          <h1>{ui.t(`session.link.${state}_title`)}</h1>
          <p>{ui.t(`session.link.${state}_text`)}</p>
          {me && <Notice kind="done">{ui.t('session.link.already', { name: me.name })}</Notice>}
          <div className="actions">
            {me && <LinkButton href={paths.home()}>{ui.t('session.link.go_on')}</LinkButton>}
            {state === 'unknown' ? (
              !me && <LinkButton href={paths.signIn()}>{ui.t('session.sent.again')}</LinkButton>
            ) : (
              <Form ui={ui} action={paths.signInLink(token, 'again')}>
                <Button variant={me ? 'secondary' : 'primary'}>{ui.t('session.link.again')}</Button>
              </Form>
            )}
          </div>
        </>
      )}
    </Page>
  );
}
