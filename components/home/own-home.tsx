import { Shut } from '@/components/cases/shut';
import { Reminders } from '@/components/consents/reminders';
import { OwnDuties } from '@/components/duties/own-duties';
import { MyMeetings } from '@/components/meetings/mine';
import { OwnPlanGoals, PlanWaits, waitsForConsent } from '@/components/plans/own-plan';
import type { QuestionToSee } from '@/lib/answers/queries';
import type { ConsentReminder } from '@/lib/consents/queries';
import type { RecordsWaiting } from '@/lib/contacts/queries';
import type { Duty } from '@/lib/duties/model';
import type { MyCase } from '@/lib/home/model';
import type { Ui } from '@/lib/i18n/ui';
import type { Mine } from '@/lib/meetings/queries';
import { paths } from '@/lib/paths';
import type { OwnPlan } from '@/lib/plans/queries';
import { BigLink } from './big-link';

type Props = {
  ui: Ui;
  found: MyCase;
  several: boolean;
  turns: number;
  questions: QuestionToSee[];
  reminder?: ConsentReminder | undefined;
  records: RecordsWaiting | undefined;
  duties: Duty[];
  plans: OwnPlan[];
  meetings: Mine[];
};

/** The supported person's home: five large choices, the first two "something troubles me" and what is new; then what waits for an answer, and what comes next. */
export function OwnHome({ ui, found, several, turns, questions, reminder, records, duties, plans, meetings }: Props) {
  return (
    <>
      {several && <h2>{ui.say(found.agency)}</h2>}
      {found.shut && <Shut ui={ui} agency={found.agency} />}
      {reminder && <Reminders ui={ui} reminder={reminder} />}
      <ul className="grid">
        <BigLink
          first
          href={paths.newConcern(found.id)}
          icon="concern"
          label={ui.t('home.trouble')}
          hint={ui.t('home.trouble_hint')}
        />
        <BigLink
          href={found.unread > 0 ? `${paths.timeline(found.id)}?unread=1` : paths.timeline(found.id)}
          icon="new"
          label={ui.t('home.new')}
          hint={found.unread > 0 ? ui.t('home.new_some', { n: found.unread }) : ui.t('home.new_none')}
        />
        <BigLink
          first={turns > 0}
          href={paths.accommodations(found.id)}
          icon="check"
          label={ui.t('home.adjust')}
          hint={turns > 0 ? ui.t('home.adjust_turn', { n: turns }) : ui.t('home.adjust_hint')}
        />
        <BigLink
          href={paths.timeline(found.id)}
          icon="timeline"
          label={ui.t('home.timeline')}
          hint={ui.t('home.timeline_hint')}
        />
        <BigLink
          href={paths.conversations(found.id)}
          icon="reply"
          label={ui.t('home.private')}
          hint={ui.t('home.private_hint.supported_person')}
        />
      </ul>
      <Waiting ui={ui} found={found} questions={questions} records={records} plans={plans} meetings={meetings} />
      <OwnPlanGoals ui={ui} caseId={found.id} plans={plans} />
      <OwnDuties ui={ui} caseId={found.id} duties={duties} />
      <p>
        <a className="alone" href={paths.people(found.id)}>
          {ui.t('home.people')}
        </a>
      </p>
      <p>
        <a className="alone" href={paths.safety(found.id)}>
          {ui.t('safety.title')}
        </a>
      </p>
    </>
  );
}

/** What waits for the person's answer: it can be left for later, and the five choices stay where they are. */
function Waiting({
  ui,
  found,
  questions,
  records,
  plans,
  meetings,
}: Pick<Props, 'ui' | 'found' | 'questions' | 'records' | 'plans' | 'meetings'>) {
  const waiting = questions.length > 0 || records || plans.some(waitsForConsent);
  return (
    <>
      {waiting && (
        <section aria-labelledby={`waits-${found.id}`}>
          <h2 id={`waits-${found.id}`}>{ui.t('home.waits')}</h2>
          <ul className="grid">
            {questions.map((question) => (
              <BigLink
                key={question.id}
                href={`${paths.entry(found.id, question.entryId)}#questions`}
                icon="employer"
                label={ui.t('home.question_waits')}
                hint={ui.t('home.question_waits_hint')}
              />
            ))}
            {records && (
              <BigLink
                href={paths.contact(found.id, records.entryId, 'confirm')}
                icon="check"
                label={ui.t('contacts.waiting.label')}
                hint={ui.t('contacts.waiting.hint', { n: records.n })}
              />
            )}
            <PlanWaits ui={ui} caseId={found.id} plans={plans} />
          </ul>
        </section>
      )}
      <MyMeetings ui={ui} mine={meetings} named={false} />
    </>
  );
}
