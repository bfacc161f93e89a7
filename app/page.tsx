import type { Metadata } from 'next';
import { Home } from '@/components/home/home';
import { listOpenAccommodations } from '@/lib/accommodations/queries';
import { listQuestionsToSee } from '@/lib/answers/queries';
import { listConsentReminders } from '@/lib/consents/queries';
import { listRecordsWaiting } from '@/lib/contacts/queries';
import { today } from '@/lib/dates';
import { listDutyFacts } from '@/lib/duties/queries';
import { listOpeningsWaiting } from '@/lib/emergency/queries';
import { byNeed, turnsOf } from '@/lib/home/model';
import { listMyAgencies, listMyCases } from '@/lib/home/queries';
import { listMine } from '@/lib/meetings/queries';
import { paths } from '@/lib/paths';
import { listOwnPlans } from '@/lib/plans/queries';
import { listAnnounced, listErasures } from '@/lib/retention/queries';
import { listSafetyCalls } from '@/lib/safety/queries';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('home.title');

/** Home: what waits, for each side in its own way. */
export default async function HomePage() {
  const { ui, me, data } = await openPage(paths.home(), (tx) => {
    const [cases, agencies] = [listMyCases(tx), listMyAgencies(tx)];
    // Asked afterwards, for those whom it concerns: over a worker's forty cases even an empty answer takes longer than most of the others.
    const ofOwn = <T,>(ask: () => Promise<T[]>) =>
      cases.then((mine) => (mine.some(({ sides }) => sides.includes('supported_person')) ? ask() : []));
    return Promise.all([
      cases,
      agencies,
      listConsentReminders(tx),
      listOpenAccommodations(tx),
      listOpeningsWaiting(tx),
      listQuestionsToSee(tx),
      listMine(tx),
      agencies.then(({ length }) => (length > 0 ? listSafetyCalls(tx) : [])),
      ofOwn(() => listDutyFacts(tx, 'own')),
      ofOwn(() => listRecordsWaiting(tx)),
      ofOwn(() => listOwnPlans(tx)),
      // Of a case that was long over nothing else stands here.
      cases.then((mine) => (mine.every(({ sides }) => !sides.includes('support_team')) ? listAnnounced(tx) : [])),
      cases.then((mine) => (mine.every(({ sides }) => !sides.includes('support_team')) ? listErasures(tx) : [])),
    ]);
  });
  const [cases, agencies, reminders, dialogues, openings, questions, meetings, calls, own, records, plans, announced, erased] =
    data;
  const work = cases.filter((found) => found.sides.includes('support_team'));
  return (
    <Home
      ui={ui}
      me={me}
      sides={cases.filter((found) => !found.sides.includes('support_team'))}
      work={byNeed(work, today(), reminders, dialogues, questions)}
      turns={(found) => turnsOf(dialogues, found, today())}
      questions={questions}
      reminders={reminders}
      calls={calls}
      openings={openings}
      agencies={agencies}
      own={own}
      records={records}
      meetings={meetings}
      plans={plans}
      announced={announced}
      erased={erased}
      today={today()}
    />
  );
}
