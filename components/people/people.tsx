import { LookLinks } from '@/components/looking/links';
import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Icon } from '@/components/ui/icon';
import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import type { Party, PartyKind } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { mayEnd } from '@/lib/people/model';
import type { Invitation, Member } from '@/lib/people/queries';

type Props = {
  ui: Ui;
  caseId: string;
  me: string;
  mine: PartyKind[];
  parties: Party[];
  members: Member[];
  times: { id: string; validFrom: Date; validTo: Date | null }[];
  invitations: Invitation[];
  mayInvite: boolean;
  /** Whether the reader decides who supports the case. */
  manages: boolean;
  notice?: string | undefined;
};

const order: PartyKind[] = ['supported_person', 'support_team', 'employer', 'family', 'partner'];
export const sideIcon: Record<PartyKind, string> = {
  supported_person: 'person',
  support_team: 'support',
  employer: 'employer',
  family: 'family',
  partner: 'partner',
};

/** The sides of a case that the reader knows of, each with its people. */
export function People(props: Props) {
  const { ui, caseId, parties, invitations, mayInvite, notice } = props;
  const open = order.flatMap((kind) => parties.filter((party) => party.kind === kind && party.open));
  const closed = parties.filter((party) => !party.open);
  return (
    <>
      {notice && <Notice kind="done">{ui.t(notice)}</Notice>}
      <h1>{ui.t('people.title')}</h1>
      <p>{ui.t(props.mine.includes('supported_person') ? 'people.lead_own' : 'people.lead')}</p>
      {mayInvite && (
        <div className="actions">
          <LinkButton href={paths.invite(caseId)}>{ui.t('people.invite')}</LinkButton>
          <LinkButton variant="secondary" href={paths.jobs(caseId)}>
            {ui.t('employments.link')}
          </LinkButton>
          {props.manages && (
            <LinkButton variant="secondary" href={paths.joinTeam(caseId)}>
              {ui.t('intake.team.title')}
            </LinkButton>
          )}
        </div>
      )}
      {props.mine.includes('support_team') && (
        <p>
          <a className="alone" href={paths.emergency(caseId)}>
            {ui.t('emergency.title')}
          </a>
        </p>
      )}
      <div className="sides">
        {open.map((party) => (
          <PartyCard key={party.id} {...props} party={party} />
        ))}
      </div>
      {invitations.length > 0 && (
        <section aria-labelledby="open-invitations">
          <h2 id="open-invitations">{ui.t('people.invitations')}</h2>
          <ul className="dotted">
            {invitations.map((invitation) => (
              <li key={invitation.id}>
                <a href={paths.caseInvitation(caseId, invitation.id)}>
                  {ui.t('people.invitation_line', { name: invitation.invitedName, side: invitation.label ?? '' })}
                </a>
                <br />
                <span className="quiet">{ui.t('people.until', { day: ui.dayTime(invitation.expiresAt) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {closed.length > 0 && (
        <Details summary={ui.t('people.past_sides')}>
          <div className="sides">
            {closed.map((party) => (
              <PartyCard key={party.id} {...props} party={party} />
            ))}
          </div>
        </Details>
      )}
    </>
  );
}

function PartyCard({ ui, caseId, me, mine, members, times, party }: Props & { party: Party }) {
  const here = members.filter((member) => member.partyId === party.id);
  const [present, past] = [here.filter((member) => member.present), here.filter((member) => !member.present)];
  const time = times.find(({ id }) => id === party.id);
  return (
    <section className="card side" aria-labelledby={`side-${party.id}`}>
      <h2 id={`side-${party.id}`}>
        <Icon name={sideIcon[party.kind]} /> {ui.name(party.label, party.reading)}
      </h2>
      <p>
        <Tag>{ui.t(`parties.kind.${party.kind}`)}</Tag>
      </p>
      {time && party.kind !== 'supported_person' && (
        <p className="quiet">
          {time.validTo
            ? ui.t('common.fromUntil', { from: ui.day(time.validFrom), until: ui.day(time.validTo) })
            : ui.t('common.from', { date: ui.day(time.validFrom) })}
        </p>
      )}
      {present.length === 0 && <Empty>{ui.t('people.nobody')}</Empty>}
      <ul className="members">
        {present.map((member) => (
          <li key={member.id}>
            <b>{ui.name(member.name, member.reading)}</b>
            {member.personId === me && (
              <>
                {' '}
                <Tag>{ui.t('common.you')}</Tag>
              </>
            )}
            {member.title && <> {ui.name(member.title, member.titleReading)}</>}
            <br />
            <span className="quiet">{ui.t('common.from', { date: ui.day(member.validFrom) })}</span>
            {party.open && member.personId !== me && mayEnd(mine, party.kind) && (
              <>
                {' '}
                <a href={paths.endMember(caseId, member.id)} aria-label={ui.text('people.end_of', { name: member.name })}>
                  {ui.t('people.end')}
                </a>
              </>
            )}
          </li>
        ))}
      </ul>
      {mine.includes('supported_person') && (
        <LookLinks ui={ui} parties={[party]} hrefOf={({ id }) => paths.lookAs(caseId, id)} />
      )}
      {past.length > 0 && (
        <Details summary={ui.t('people.past', { n: past.length })}>
          <ul className="members">
            {past.map((member) => (
              <li key={member.id}>
                {ui.name(member.name, member.reading)} {member.title && ui.name(member.title, member.titleReading)}
                <br />
                <span className="quiet">
                  {ui.t('common.fromUntil', {
                    from: ui.day(member.validFrom),
                    until: ui.day(member.validTo ?? member.validFrom),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </Details>
      )}
    </section>
  );
}
