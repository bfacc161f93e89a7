import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { SettingsNav } from './settings-nav';

type Props = {
  ui: Ui;
  me: { name: string; reading: string };
  email: string | null;
  oidc: { name: string; linked: boolean } | null;
  state: FormState;
  notice?: 'sent' | 'proved' | 'linked' | 'unlinked' | 'taken' | undefined;
};

export function Ways({ ui, me, email, oidc, state, notice }: Props) {
  return (
    <Page ui={ui} me={me}>
      <ErrorSummary ui={ui} errors={state.errors} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      {notice && <Notice kind={notice === 'taken' ? 'warning' : 'done'}>{ui.t(`settings.ways.${notice}`)}</Notice>}
      <h1>{ui.t('settings.nav.ways')}</h1>
      <SettingsNav ui={ui} current="ways" />
      <section aria-labelledby="way-mail">
        <h2 id="way-mail">{ui.t('settings.ways.mail')}</h2>
        {email ? (
          <p>{ui.t('settings.ways.mail_is', { address: email })}</p>
        ) : (
          <>
            <p>{ui.t(notice === 'sent' ? 'settings.ways.mail_wait' : 'settings.ways.mail_none')}</p>
            <Form ui={ui} action={paths.claimAddress()}>
              <TextField
                ui={ui}
                name="email"
                type="email"
                label={ui.t('session.mail.address')}
                error={state.errors.email}
                value={valueOf(state, 'email')}
                autoComplete="email"
              />
              <Button variant={notice === 'sent' ? 'secondary' : 'primary'}>{ui.t('settings.ways.mail_send')}</Button>
            </Form>
          </>
        )}
      </section>
      {oidc && (
        <section aria-labelledby="way-oidc">
          <h2 id="way-oidc">{ui.t('settings.ways.oidc', { name: oidc.name })}</h2>
          <p>{ui.t(oidc.linked ? 'settings.ways.oidc_linked' : 'settings.ways.oidc_none')}</p>
          <Form ui={ui} action={oidc.linked ? paths.unlinkOidc() : paths.linkOidc()}>
            <Button variant={oidc.linked ? 'danger' : 'secondary'}>
              {ui.t(oidc.linked ? 'settings.ways.oidc_unlink' : 'settings.ways.oidc_link', { name: oidc.name })}
            </Button>
          </Form>
        </section>
      )}
    </Page>
  );
}
