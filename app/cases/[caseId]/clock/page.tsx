import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { ClockPage } from '@/components/clock/clock-page';
import { Share } from '@/components/money/share';
import { clockOf } from '@/lib/clock/case';
import { listClockFacts, listJobs } from '@/lib/clock/queries';
import { today } from '@/lib/dates';
import type { SearchParams } from '@/lib/forms/state';
import { listConferences } from '@/lib/meetings/queries';
import { findEnd, listSettingsOf } from '@/lib/money/queries';
import { yearAsked } from '@/lib/money/retention';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openClock } from './open';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = (): Promise<Metadata> => pageTitle('clock.title');

/** The time of a case: from when, until when, where it stands, and what says so. */
export default async function CaseClockPage({ params, searchParams }: Props) {
  const [{ caseId }, { done, year }] = await Promise.all([params, searchParams]);
  const { ui, me, head, team, data } = await openClock(paths.clock(caseId), caseId, false, (tx) =>
    Promise.all([
      listJobs(tx, caseId),
      listClockFacts(tx, caseId),
      listSettingsOf(tx, caseId),
      listConferences(tx, caseId),
      findEnd(tx, caseId),
    ]),
  );
  const [jobs, facts, settings, held, endedOn] = data;
  const now = today();
  const clock = clockOf(jobs, facts, now);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('clock.title')} current="clock">
      <ClockPage
        ui={ui}
        caseId={caseId}
        team={team}
        clock={clock}
        facts={facts}
        today={now}
        done={done === 'recorded' || done === 'taken_back' ? done : undefined}
      >
        <Share
          ui={ui}
          caseId={caseId}
          team={team}
          known={{ jobs, facts, endedOn, held, settings }}
          today={now}
          year={year === undefined ? null : yearAsked(year, now)}
        />
      </ClockPage>
    </CasePage>
  );
}
