import { MailField, NameFields } from '@/components/people/contact-fields';
import { Button } from '@/components/ui/button';
import { ErrorSummary } from '@/components/ui/error-summary';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { categories } from '@/lib/entries/model';
import type { FormState } from '@/lib/forms/state';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { Offer } from '@/lib/people/queries';

type Open = Extract<Offer, { state: 'open' }>;
type Props = {
  ui: Ui;
  me: { name: string; reading: string } | null;
  token: string;
  offer: Open;
  /** Known: their name is known already. Proved: so is their address. */
  ask: { known: boolean; proved: boolean };
  state: FormState;
};

/** The invitation in plain words, and then the agreement. */
export function Offered(props: Props) {
  const { ui, me, offer, state } = props;
  return (
    <Page ui={ui} me={me ?? undefined}>
      <ErrorSummary ui={ui} errors={state.errors} />
      {state.notice && <Notice kind="warning">{ui.t(state.notice)}</Notice>}
      <h1>{ui.t('invitations.title')}</h1>
      <p>{ui.t('invitations.lead', { name: offer.invitedName })}</p>
      <section>
        <h2>{ui.t('invitations.who')}</h2>
        <p>
          {offer.inviter ? (
            <>
              {ui.name(offer.inviter, offer.inviterReading)}（{ui.say(offer.agency)}）
            </>
          ) : (
            ui.say(offer.agency)
          )}
        </p>
      </section>
      {offer.role ? <ToStaff ui={ui} offer={offer} /> : <ToSide ui={ui} offer={offer} />}
      <p>{ui.t('invitations.until', { time: ui.dayTime(offer.expiresAt) })}</p>
      {me ? <JoinAs {...props} me={me} /> : offer.addressKnown ? <SignInFirst {...props} /> : <Agree {...props} />}
    </Page>
  );
}

function ToStaff({ ui, offer }: { ui: Ui; offer: Open }) {
  return (
    <>
      <section>
        <h2>{ui.t('invitations.what')}</h2>
        <p>{ui.t('invitations.staff.what', { agency: offer.agency, role: ui.text(`parties.role.${offer.role}`) })}</p>
      </section>
      <section>
        <h2>{ui.t('invitations.see')}</h2>
        <p>{ui.t(offer.role === 'worker' ? 'invitations.staff.worker' : 'invitations.staff.manager')}</p>
      </section>
      <section>
        <h2>{ui.t('invitations.know')}</h2>
        <ul className="dotted">
          <li>{ui.t('invitations.staff.logged')}</li>
          <li>{ui.t('invitations.staff.secret')}</li>
        </ul>
      </section>
    </>
  );
}

function ToSide({ ui, offer }: { ui: Ui; offer: Open }) {
  const own = offer.kind === 'supported_person';
  const name = offer.supportedName ?? '';
  return (
    <>
      <section>
        <h2>{ui.t('invitations.what')}</h2>
        <p>
          {own ? ui.t('invitations.own.what', { name }) : ui.t('invitations.side.what', { name, side: offer.label ?? '' })}
          {offer.title && <>（{ui.say(offer.title)}）</>}
        </p>
      </section>
      <section>
        <h2>{ui.t('invitations.see')}</h2>
        {own ? (
          <p>{ui.t('invitations.own.see')}</p>
        ) : (
          <ul className="dotted">
            {offer.categories.map((category) => (
              <li key={category}>{ui.t('invitations.side.category', { category: ui.text(`categories.${category}.title`) })}</li>
            ))}
            {offer.categories.length === 0 && <li>{ui.t('invitations.side.nothing_yet', { name })}</li>}
            <li>{ui.t('invitations.side.your_own')}</li>
          </ul>
        )}
      </section>
      {!own && (
        <section>
          <h2>{ui.t('invitations.not_see')}</h2>
          <ul className="dotted">
            <li>
              {ui.t('invitations.side.not_categories', {
                categories: categories
                  .filter((category) => !offer.categories.includes(category))
                  .map((category) => ui.text(`categories.${category}.title`))
                  .join(ui.text('common.listSeparator')),
              })}
            </li>
            <li>{ui.t('invitations.side.not_others')}</li>
          </ul>
        </section>
      )}
      <section>
        <h2>{ui.t('invitations.decides')}</h2>
        <ul className="dotted">
          <li>{own ? ui.t('invitations.own.decides') : ui.t('invitations.side.decides', { name })}</li>
          {!own && <li>{ui.t('invitations.side.readers', { name })}</li>}
          {!own && <li>{ui.t('invitations.side.logged', { name })}</li>}
        </ul>
      </section>
    </>
  );
}

/** Signed in already: as oneself, said by name. Nothing is put together by itself. */
function JoinAs({ ui, me, token, offer }: Props & { me: { name: string; reading: string } }) {
  if (offer.kind === 'supported_person')
    return <Notice kind="warning">{ui.t('invitations.join.own', { name: me.name })}</Notice>;
  return (
    <section>
      <h2>{ui.t('invitations.join.title')}</h2>
      <p>{ui.t('invitations.join.as', { name: me.name })}</p>
      <div className="actions">
        <Form ui={ui} action={paths.invitation(token, 'join')}>
          <Button>{ui.t('invitations.join.press', { name: me.name })}</Button>
        </Form>
      </div>
      <p>{ui.t('invitations.join.other')}</p>
      <Form ui={ui} action={paths.signOut()}>
        <Button variant="secondary">{ui.t('common.signOut')}</Button>
      </Form>
    </section>
  );
}

/** The mail's address has an account: only its owner can read this, and they sign in with it. */
function SignInFirst({ ui, token, offer }: Props) {
  return (
    <section>
      <h2>{ui.t('invitations.known.title')}</h2>
      <p>{ui.t('invitations.known.text', { address: offer.email ?? '' })}</p>
      <Form ui={ui} action={paths.invitation(token, 'sign-in')}>
        <Button>{ui.t('invitations.known.press')}</Button>
      </Form>
    </section>
  );
}

function Agree({ ui, token, offer, ask, state }: Props) {
  return (
    <>
      <section aria-labelledby="agree">
        <h2 id="agree">{ui.t('invitations.agree.title')}</h2>
        <Form ui={ui} action={paths.invitation(token, 'agree')}>
          {!ask.known && (
            <NameFields
              ui={ui}
              state={state}
              name={{ label: ui.t('invitations.agree.name'), hint: ui.t('invitations.agree.name_hint') }}
              reading={{ label: ui.t('invitations.agree.reading'), hint: ui.t('invitations.agree.reading_hint') }}
              autoComplete="name"
            />
          )}
          {ask.proved ? (
            <p>{ui.t('invitations.agree.address', { address: offer.email ?? '' })}</p>
          ) : (
            <MailField
              ui={ui}
              state={state}
              label={ui.t('session.mail.address')}
              hint={
                <>
                  {ui.t('invitations.agree.email_hint')}
                  {offer.kind === 'supported_person' && <> {ui.t('invitations.agree.email_own')}</>}
                </>
              }
              autoComplete="email"
            />
          )}
          <p>{ui.t('invitations.agree.stored')}</p>
          <div className="actions">
            <Button>{ui.t('invitations.agree.press')}</Button>
          </div>
        </Form>
        <p>{ui.t('invitations.agree.or_not')}</p>
      </section>
      {!ask.known && (
        <section aria-labelledby="account">
          <h2 id="account">{ui.t('invitations.account.title')}</h2>
          <p>{ui.t('invitations.account.text')}</p>
          <Form ui={ui} action={paths.invitation(token, 'sign-in')}>
            <Button variant="secondary">{ui.t('invitations.known.press')}</Button>
          </Form>
        </section>
      )}
    </>
  );
}
