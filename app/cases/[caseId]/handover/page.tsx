import type { Metadata } from 'next';
import { CasePage } from '@/components/cases/case-page';
import { HandoverPage } from '@/components/handover/handover-page';
import { clockOf } from '@/lib/clock/case';
import { listClockFacts, listJobs } from '@/lib/clock/queries';
import { today } from '@/lib/dates';
import { soughtIn } from '@/lib/directory/choice';
import { findOfficesToChoose } from '@/lib/directory/queries';
import { findDraft } from '@/lib/drafts/queries';
import { followUps } from '@/lib/duties/model';
import { formState, type SearchParams } from '@/lib/forms/state';
import { acts, handoverDraft, isAct } from '@/lib/handover/model';
import { findHandover } from '@/lib/handover/queries';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openHandover } from './open';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props): Promise<Metadata> =>
  pageTitle('handover.title', { wrong: (await searchParams).check !== undefined });

/** Who helps when the support ends: the steps on the way there, one open at a time (`?act=`). */
export default async function CaseHandoverPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  const act = isAct(search.act) ? search.act : null;
  const { ui, me, head, team, own, data } = await openHandover(paths.handover(caseId, act ?? undefined), caseId, async (tx) => {
    const [draft, ...rest] = await Promise.all([
      findDraft(tx, handoverDraft(caseId, act)),
      findHandover(tx, caseId),
      listJobs(tx, caseId),
      listClockFacts(tx, caseId),
    ]);
    const offices = act === 'receiver' ? await findOfficesToChoose(tx, caseId, soughtIn(draft)) : undefined;
    return [draft, ...rest, offices] as const;
  });
  const [draft, handover, jobs, facts, offices] = data;
  const offered = { on: today(), ...(act === 'talk' && handover?.answer && said(handover)) };
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('handover.title')} current="clock">
      <HandoverPage
        {...{ ui, caseId, team, own, handover, offices }}
        clock={clockOf(jobs, facts, today())}
        months={followUps(today())}
        now={today()}
        act={act}
        state={formState(act ? acts[act] : acts.begin, search, { ...draft, ...(act && { act }) }, act ? offered : {})}
        done={isAct(search.done) || search.done === 'remove' ? search.done : null}
      />
    </CasePage>
  );
}

const said = ({ answer, said: words, followUp }: { answer: string | null; said: string; followUp: boolean }) => ({
  answer: answer ?? '',
  said: words,
  follow_up: followUp ? 'yes' : 'no',
});
