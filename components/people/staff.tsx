import { staffNav } from '@/components/cases/staff-nav';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Table } from '@/components/ui/table';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import type { AgencyRole } from '@/lib/people/model';
import type { Invitation, StaffMember } from '@/lib/people/queries';

type Agency = { id: string; name: string; staff: StaffMember[]; mine: AgencyRole[] };
type Props = {
  ui: Ui;
  me: { personId: string; name: string; reading: string };
  agency: Agency;
  invitations: Invitation[];
  notice?: string | undefined;
};

/** Who works here since when, who is invited, and how it ends. */
export function Staff({ ui, me, agency, invitations, notice }: Props) {
  const manager = agency.mine.includes('manager');
  return (
    <Page ui={ui} me={me} nav={staffNav(ui)}>
      {notice && <Notice kind="done">{ui.t(notice)}</Notice>}
      <h1>{ui.t('people.staff.of', { agency: agency.name })}</h1>
      <div className="actions">
        <LinkButton href={paths.inviteStaff(agency.id)}>{ui.t('people.staff.invite')}</LinkButton>
        <LinkButton variant="secondary" href={paths.agencyWords(agency.id)}>
          {ui.t('wording.list.title')}
        </LinkButton>
      </div>
      <Table
        caption={ui.t('people.staff.title')}
        stacks={[2]}
        head={[ui.t('people.person'), ui.t('people.staff.role'), ui.t('people.staff.since'), ui.t('people.staff.act')]}
        rows={agency.staff.map((person) => ({
          key: person.id,
          cells: [
            ui.name(person.name, person.reading),
            ui.t(`parties.role.${person.role}`),
            ui.day(person.validFrom),
            person.personId !== me.personId && (manager || person.role === 'worker') ? (
              <a
                key="end"
                href={paths.endStaff(agency.id, person.id)}
                aria-label={ui.text('people.end_of', { name: person.name })}
              >
                {ui.t('people.staff.end')}
              </a>
            ) : null,
          ],
        }))}
      />
      {invitations.length > 0 && (
        <section aria-labelledby="open-invitations">
          <h2 id="open-invitations">{ui.t('people.invitations')}</h2>
          <ul className="dotted">
            {invitations.map((invitation) => (
              <li key={invitation.id}>
                <a href={paths.staffInvitation(agency.id, invitation.id)}>
                  {ui.t('people.invitation_line', {
                    name: invitation.invitedName,
                    side: ui.text(`parties.role.${invitation.role}`),
                  })}
                </a>
                <br />
                <span className="quiet">{ui.t('people.until', { day: ui.dayTime(invitation.expiresAt) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
