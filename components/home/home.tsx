import { staffNav } from '@/components/cases/staff-nav';
import { MyMeetings } from '@/components/meetings/mine';
import { Empty } from '@/components/ui/empty';
import { Page } from '@/components/ui/page';
import type { QuestionToSee } from '@/lib/answers/queries';
import type { ConsentReminder } from '@/lib/consents/queries';
import type { RecordsWaiting } from '@/lib/contacts/queries';
import type { Day } from '@/lib/dates';
import { type DutyFacts, dutiesOf } from '@/lib/duties/model';
import type { OpeningsWaiting } from '@/lib/emergency/queries';
import type { MyAgency, MyCase, Reason } from '@/lib/home/model';
import type { Ui } from '@/lib/i18n/ui';
import type { Mine } from '@/lib/meetings/queries';
import { paths } from '@/lib/paths';
import type { OwnPlan } from '@/lib/plans/queries';
import type { Announced, Erasure } from '@/lib/retention/queries';
import type { SafetyCall } from '@/lib/safety/queries';
import { AgencyStaff } from './agency-staff';
import { Erasing } from './erasing';
import { OpeningsNotice } from './openings';
import { OtherSideHome } from './other-side-home';
import { OwnHome } from './own-home';
import { SafetyCalls } from './safety-calls';
import { WorkList } from './work-list';

type Props = {
  ui: Ui;
  me: { personId: string; name: string; reading: string };
  /** Cases where the person is the supported person, family, employer or partner. */
  sides: MyCase[];
  /** Cases of the support team, most urgent first. */
  work: { found: MyCase; reasons: Reason[] }[];
  agencies: MyAgency[];
  reminders: ConsentReminder[];
  /** Questions by link that wait for the person's yes, or reached somebody else. */
  questions: QuestionToSee[];
  /** How many dialogues about accommodations wait for the person in a case. */
  turns: (found: MyCase) => number;
  calls: SafetyCall[];
  openings: OpeningsWaiting[];
  /** What is known of the person's own cases, for what comes next. */
  own: DutyFacts[];
  /** The person's own plans: what waits for their yes, and what holds. */
  plans: OwnPlan[];
  /** Records that the person has not confirmed yet. */
  records: RecordsWaiting[];
  /** What waits in meetings. */
  meetings: Mine[];
  /** That records of the person's own will be erased, and that some were. */
  announced: Announced[];
  erased: Erasure[];
  today: Day;
};

/** Home. Most people are on one side of one case; whoever is on several finds each of them apart. */
export function Home({
  ui,
  me,
  sides,
  work,
  agencies,
  reminders,
  questions,
  turns,
  calls,
  openings,
  own: facts,
  plans,
  records,
  meetings,
  announced,
  erased,
  today,
}: Props) {
  const first = sides[0] ?? work[0]?.found;
  const help = first && {
    agency: first.agency,
    phone: first.phone,
    hours: first.hours,
    ...(sides[0] && { writeHref: paths.newConcern(sides[0].id) }),
  };
  const own = sides.filter((found) => found.sides.includes('supported_person'));
  const others = sides.filter((found) => !found.sides.includes('supported_person'));
  const mine = work.filter(({ found }) => found.own);
  const managed = work.filter(({ found }) => !found.own);
  return (
    <Page ui={ui} me={me} {...(mine.length > 0 && { nav: staffNav(ui, 'home') })} {...(help && { help })}>
      <h1>{ui.t('home.hello', { name: me.name })}</h1>
      <SafetyCalls ui={ui} calls={calls} />
      <OpeningsNotice ui={ui} waiting={openings} />
      <Erasing ui={ui} announced={announced} erased={erased} />
      <MyMeetings
        ui={ui}
        mine={meetings.filter(({ caseId }) => !own.some(({ id }) => id === caseId))}
        named={work.length > 0 || sides.length > 1}
      />
      {own.map((found) => (
        <OwnHome
          key={found.id}
          ui={ui}
          found={found}
          several={sides.length > 1}
          turns={turns(found)}
          questions={questions.filter((one) => one.caseId === found.id && one.what === 'waits')}
          reminder={reminders.find(({ caseId }) => caseId === found.id)}
          records={records.find(({ caseId }) => caseId === found.id)}
          meetings={meetings.filter(({ caseId }) => caseId === found.id)}
          plans={plans.filter(({ caseId }) => caseId === found.id)}
          duties={facts.filter(({ caseId }) => caseId === found.id).flatMap((one) => dutiesOf(one, today))}
        />
      ))}
      {others.map((found) => (
        <OtherSideHome key={found.id} ui={ui} found={found} turns={turns(found)} />
      ))}
      {mine.length > 0 && <WorkList ui={ui} title="home.my_cases" cases={mine} searchable />}
      {managed.length > 0 && <WorkList ui={ui} title="home.agency_cases" cases={managed} searchable={mine.length === 0} />}
      {agencies.map((agency) => (
        <AgencyStaff key={agency.id} ui={ui} agency={agency} />
      ))}
      {sides.length === 0 && work.length === 0 && agencies.length === 0 && <Empty>{ui.t('home.no_cases')}</Empty>}
    </Page>
  );
}
