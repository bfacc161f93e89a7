import type { Ui } from '@/lib/i18n/ui';
import type { Mine } from '@/lib/meetings/queries';
import { paths } from '@/lib/paths';
import { When } from './list';

/** What waits for somebody in meetings: to answer, to come to, to look through, to do. `named`: of whose case each is. */
export function MyMeetings({ ui, mine, named }: { ui: Ui; mine: Mine[]; named: boolean }) {
  // Of a meeting with several texts it is said once that they wait.
  const shown = mine.filter(
    (one, at) =>
      one.what !== 'confirm' || mine.findIndex((other) => other.what === 'confirm' && other.meetingId === one.meetingId) === at,
  );
  if (shown.length === 0) return null;
  return (
    <section>
      <h2>{ui.t('meetings.mine.title')}</h2>
      <ul>
        {shown.map((one) => (
          <li key={`${one.what}${one.entryId}`}>
            <a
              className="alone"
              href={
                paths.meeting(one.caseId, one.meetingId) +
                (one.what === 'answer' ? '#answer' : one.what === 'come' ? '' : `#e-${one.entryId}`)
              }
            >
              {ui.t(`meetings.mine.${one.what}`)}：{ui.say(one.title)}
            </a>{' '}
            {one.what === 'come' && one.startsAt && one.endsAt && <When ui={ui} from={one.startsAt} to={one.endsAt} />}
            {one.dueOn && <small>{ui.t('meetings.todo.by', { day: ui.day(one.dueOn) })}</small>}
            {named && <small className="line">{ui.name(ui.text('home.case_of', { name: one.personName }), null)}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
