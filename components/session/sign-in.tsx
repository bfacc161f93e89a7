import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Hidden } from '@/components/ui/hidden';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { TextField } from '@/components/ui/text-field';
import { type FormState, valueOf } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { DemoPeople, type Person } from './demo-people';

type Props = {
  ui: Ui;
  me: { name: string; reading: string } | null;
  people: Person[];
  /** Where to go once signed in. */
  next: string;
  state: FormState;
  /** The name of the company's sign-in, where one is set up. */
  oidc: string | null;
  oidcTrouble?: 'unknown' | 'failed' | undefined;
  signedOut: boolean;
};

export function SignIn({ ui, me, people, next, state, oidc, oidcTrouble, signedOut }: Props) {
  return (
    <Page ui={ui} me={me ?? undefined}>
      <ErrorSummary ui={ui} errors={state.errors} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      {oidcTrouble && <Notice kind="warning">{ui.t(`session.oidc.${oidcTrouble}`)}</Notice>}
      {signedOut && !me && <Notice kind="done">{ui.t('session.signedOut')}</Notice>}
      <h1>{ui.t('session.signIn.title')}</h1>
      {me && (
        <Notice>
          {ui.t('session.signIn.already', { name: me.name })} <a href={next}>{ui.t('session.signIn.stay')}</a>
        </Notice>
      )}
      {next !== '/' && !me && <p>{ui.t('session.signIn.then_back')}</p>}
      {people.length > 0 && <DemoPeople ui={ui} people={people} next={next} />}
      <section aria-labelledby="by-mail">
        <h2 id="by-mail">{ui.t('session.mail.title')}</h2>
        <Form ui={ui} action={paths.askForLink()}>
          {next !== '/' && <Hidden name="next" value={next} />}
          <TextField
            ui={ui}
            name="email"
            type="email"
            autoComplete="email"
            label={ui.t('session.mail.address')}
            hint={ui.t('session.mail.hint')}
            error={state.errors.email}
            value={valueOf(state, 'email')}
          />
          <Button variant={people.length > 0 ? 'secondary' : 'primary'}>{ui.t('session.mail.send')}</Button>
        </Form>
      </section>
      {oidc && (
        <section aria-labelledby="by-oidc">
          <h2 id="by-oidc">{ui.t('session.oidc.title')}</h2>
          <p>{ui.t('session.oidc.hint')}</p>
          <Form ui={ui} action={paths.signInOidc()}>
            {next !== '/' && <Hidden name="next" value={next} />}
            <Button variant="secondary">{ui.t('session.oidc.with', { name: oidc })}</Button>
          </Form>
        </section>
      )}
      <section aria-labelledby="not-yet">
        <h2 id="not-yet">{ui.t('eligibility.link.title')}</h2>
        <p>
          <a className="alone" href={paths.canIUse()}>
            {ui.t('eligibility.link.text')}
          </a>
        </p>
      </section>
    </Page>
  );
}
