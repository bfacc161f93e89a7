import { Button, LinkButton } from '@/components/ui/button';
import { Hidden } from '@/components/ui/hidden';
import { Tag } from '@/components/ui/tag';
import type { Entry } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import type { Meeting } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';
import { ActForm, type Place } from './act-form';

type Props = {
  ui: Ui;
  place: Place;
  meeting: Meeting;
  decisions: Entry<'decision'>[];
  actions: Entry<'action'>[];
  me: string;
  /** The support team, while there is something to decide. */
  team: boolean;
  looking: boolean;
};

/** What was decided, and who does what by when. */
export function Decided({ ui, place, meeting, decisions, actions, me, team, looking }: Props) {
  if (decisions.length + actions.length === 0 && !team) return null;
  return (
    <section id="decided">
      <h2>{ui.t('meetings.decided.title')}</h2>
      {decisions.length > 0 && (
        <ul className="list">
          {decisions.map((decision) => (
            <li key={decision.id}>{ui.say(decision.body)}</li>
          ))}
        </ul>
      )}
      {actions.length > 0 && (
        <ol className="answers">
          {actions.map((entry) => {
            const action = meeting.actions.find(({ entryId }) => entryId === entry.id);
            if (!action) return null;
            const mine = !looking && (action.ownerId === me || team);
            return (
              <li key={entry.id} id={`e-${entry.id}`}>
                <p className="by">
                  <Tag>{ui.t(action.doneAt ? 'meetings.todo.done' : 'meetings.todo.open')}</Tag>{' '}
                  {action.ownerName && ui.name(action.ownerName, action.ownerReading)}{' '}
                  {action.dueOn && ui.t('meetings.todo.by', { day: ui.day(action.dueOn) })}
                </p>
                <p className="words">{ui.say(entry.body)}</p>
                {mine && (
                  <ActForm ui={ui} place={place} act={action.doneAt ? 'reopen' : 'done'}>
                    <Hidden name="action" value={entry.id} />
                    <Button variant={action.doneAt ? 'quiet' : 'secondary'}>
                      {ui.t(action.doneAt ? 'meetings.todo.reopen' : 'meetings.todo.do')}
                    </Button>
                  </ActForm>
                )}
              </li>
            );
          })}
        </ol>
      )}
      {team && (
        <div className="actions">
          <LinkButton variant="secondary" href={paths.meeting(place.caseId, place.meetingId, 'decide')}>
            {ui.t('meetings.decided.add')}
          </LinkButton>
          <LinkButton variant="secondary" href={paths.meeting(place.caseId, place.meetingId, 'todo')}>
            {ui.t('meetings.todo.add')}
          </LinkButton>
        </div>
      )}
    </section>
  );
}
