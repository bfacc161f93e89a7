import { LinkButton } from '@/components/ui/button';
import type { CaseHead } from '@/lib/cases/model';
import { isTeams } from '@/lib/conversations/model';
import type { Party } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; head: CaseHead; conversations: Party[]; team: boolean };

/** Which conversation: a link each. */
export function ChooseConversation({ ui, head, conversations, team }: Props) {
  return (
    <>
      <h1>{ui.t(`conversations.${team ? 'title_team' : 'title'}`)}</h1>
      <p>{ui.t('conversations.choose_lead')}</p>
      <ul className="grid" aria-label={ui.text('conversations.choose')}>
        {conversations.map((party) => (
          <li key={party.id}>
            <LinkButton variant="secondary" href={paths.conversation(head.id, party.id)}>
              {conversationName(ui, head, party)}
            </LinkButton>
          </li>
        ))}
      </ul>
      {team && (
        <p>
          <a className="alone" href={paths.records(head.id)}>
            {ui.t('records.what_team_link')}
          </a>
        </p>
      )}
    </>
  );
}

/** What a conversation is called by the support team: the person by name, a side by its label, their own notes as such. */
export const conversationName = (ui: Ui, head: CaseHead, party: Party) =>
  isTeams(head, party) ? ui.t('conversations.notes') : ui.t('conversations.with', { party: sideName(ui, head, party) });

export const sideName = (ui: Ui, head: CaseHead, party: Party): string =>
  party.kind === 'supported_person' ? ui.text('audience.person', { name: head.personName }) : party.label;
