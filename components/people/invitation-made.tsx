import { Button } from '@/components/ui/button';
import { Copy } from '@/components/ui/copy';
import { Form } from '@/components/ui/form';
import { Notice } from '@/components/ui/notice';
import { SummaryList } from '@/components/ui/summary-list';
import type { Ui } from '@/lib/i18n/ui';
import type { Invitation } from '@/lib/people/queries';

type Props = { ui: Ui; invitation: Invitation; link: string | null; back: string; again: string; revoke: string };

/** An invitation as those see it who manage it. The link is shown once; afterwards there is only its end. */
export function InvitationMade({ ui, invitation, link, back, again, revoke }: Props) {
  return (
    <>
      {link && <Notice kind="done">{ui.t('people.made')}</Notice>}
      <h1>{ui.t('people.invitation')}</h1>
      {link && (
        <section className="readers" aria-labelledby="link-title">
          <h2 id="link-title">{ui.t('people.link.title')}</h2>
          <p className="words">{ui.t('people.link.hint')}</p>
          <p className="link" id="link">
            {link}
          </p>
          <Copy of="link" label={ui.text('people.link.copy')} done={ui.text('people.link.copied')} />
        </section>
      )}
      <SummaryList
        ui={ui}
        rows={[
          { term: ui.t('people.field.name'), value: ui.say(invitation.invitedName) },
          {
            term: ui.t('people.to.label'),
            value: invitation.role
              ? ui.t(`parties.role.${invitation.role}`)
              : ui.name(invitation.label ?? '', invitation.labelReading),
          },
          ...(invitation.title ? [{ term: ui.t('people.field.title'), value: ui.say(invitation.title) }] : []),
          { term: ui.t('people.mailed'), value: invitation.email ?? ui.t('people.not_mailed') },
          { term: ui.t('people.by'), value: ui.name(invitation.inviter ?? '', invitation.inviterReading) },
          { term: ui.t('people.good_until'), value: ui.dayTime(invitation.expiresAt) },
          { term: ui.t('people.state.label'), value: ui.t(`people.state.${invitation.state}`) },
        ]}
      />
      {!link && invitation.state === 'open' && (
        <p>
          {ui.t('people.link.gone')} <a href={again}>{ui.t('people.link.again')}</a>
        </p>
      )}
      <div className="actions">
        {invitation.state === 'open' && (
          <Form ui={ui} action={revoke}>
            <Button variant="danger">{ui.t('people.revoke')}</Button>
          </Form>
        )}
        <a href={back}>{ui.t('common.back')}</a>
      </div>
    </>
  );
}
