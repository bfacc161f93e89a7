import { CasePage } from '@/components/cases/case-page';
import { Choices } from '@/components/events/choices';
import { isHappened } from '@/lib/events/model';
import type { SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openEvents } from './open';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = () => pageTitle('events.title');

/** What has happened? */
export default async function EventsPage({ params, searchParams }: Props) {
  const [{ caseId }, { done }] = await Promise.all([params, searchParams]);
  const { ui, me, head, team } = await openEvents(paths.events(caseId), caseId, null, async () => null);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('events.title')} current="clock">
      <Choices ui={ui} caseId={caseId} team={team} done={isHappened(done) ? done : null} />
    </CasePage>
  );
}
