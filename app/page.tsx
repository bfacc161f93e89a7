import type { Metadata } from 'next';
import { Home } from '@/components/home/home';
import { listOpenAccommodations } from '@/lib/accommodations/queries';
import { listConsentReminders } from '@/lib/consents/queries';
import { today } from '@/lib/dates';
import { byNeed, turnsOf } from '@/lib/home/model';
import { listMyAgencies, listMyCases } from '@/lib/home/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('home.title');

/** Home: what waits, for each side in its own way. */
export default async function HomePage() {
  const { ui, me, data } = await openPage(paths.home(), (tx) =>
    Promise.all([listMyCases(tx), listMyAgencies(tx), listConsentReminders(tx), listOpenAccommodations(tx)]),
  );
  const [cases, agencies, reminders, dialogues] = data;
  const work = cases.filter((found) => found.sides.includes('support_team'));
  return (
    <Home
      ui={ui}
      me={me}
      sides={cases.filter((found) => !found.sides.includes('support_team'))}
      work={byNeed(work, today(), reminders, dialogues)}
      turns={(found) => turnsOf(dialogues, found, today())}
      reminders={reminders}
      agencies={agencies}
    />
  );
}
