import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { SummaryList } from '@/components/ui/summary-list';
import { valueOn } from '@/lib/clock/rules';
import { dayOf, today } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { type Attendance, type Conference, lacksOf, type Meeting } from '@/lib/meetings/model';
import { paths } from '@/lib/paths';
import type { Place } from './act-form';

/** Who came, and why somebody did not. */
export function Came({ ui, attendance }: { ui: Ui; attendance: Attendance[] }) {
  if (attendance.length === 0) return null;
  return (
    <section>
      <h2>{ui.t('meetings.came.title')}</h2>
      <ul className="list">
        {attendance.map((one) => (
          <li key={one.id}>
            {ui.name(one.name, one.reading || null)}{' '}
            {!one.came && (
              <>
                — {ui.t('meetings.came.not')}
                {one.reason && <>：{ui.say(one.reason)}</>}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = { ui: Ui; place: Place; meeting: Meeting; conference: Conference; teamIds: string[]; team: boolean };

/** What an agency has to show of a 地域連携会議: what was said, what becomes of the plan, that the サービス管理責任者 knows; and what lacks. */
export function ConferenceFacts({ ui, place, meeting, conference, teamIds, team }: Props) {
  const lacks = lacksOf(conference, meeting.attendance, teamIds);
  const day = meeting.startsAt ? dayOf(meeting.startsAt) : today();
  const told = conference.led
    ? ui.t('meetings.conference.led')
    : conference.toldAt
      ? ui.say(`${conference.toldBy ?? ''} ${ui.day(conference.toldAt)}\n${conference.toldHow}`)
      : ui.t('meetings.conference.untold');
  const units = valueOn(conference.led ? 'conference_units_led' : 'conference_units', day);
  return (
    <section id="conference">
      <h2>{ui.t('meetings.form.conference')}</h2>
      <SummaryList
        ui={ui}
        rows={[
          { term: ui.t('meetings.conference.opinions'), value: ui.say(conference.opinions || ui.text('common.none')) },
          { term: ui.t('meetings.conference.plan'), value: ui.say(conference.planChanges || ui.text('common.none')) },
          { term: ui.t('meetings.conference.told'), value: told },
        ]}
      />
      {team && (
        <>
          {lacks.length > 0 ? (
            <>
              <p>{ui.t('meetings.conference.lacking')}</p>
              <ul className="list">
                {lacks.map((key) => (
                  <li key={key}>{ui.t(`meetings.conference.lacks.${key}`)}</li>
                ))}
              </ul>
            </>
          ) : (
            <p>{ui.t('meetings.conference.complete')}</p>
          )}
          <Details summary={ui.t('meetings.conference.units_title')}>
            <p>{ui.t(conference.led ? 'meetings.conference.units_led' : 'meetings.conference.units', { n: units })}</p>
            <p className="hint">{ui.t('meetings.count.source')}</p>
          </Details>
          <div className="actions">
            {!conference.led && !conference.toldAt && (
              <LinkButton variant="secondary" href={paths.meeting(place.caseId, place.meetingId, 'told')}>
                {ui.t('meetings.conference.tell')}
              </LinkButton>
            )}
            <LinkButton variant="secondary" href={paths.meeting(place.caseId, place.meetingId, 'pdf')}>
              {ui.t('meetings.conference.pdf')}
            </LinkButton>
          </div>
        </>
      )}
    </section>
  );
}
