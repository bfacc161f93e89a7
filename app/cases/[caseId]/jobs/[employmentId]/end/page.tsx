import { CasePage } from '@/components/cases/case-page';
import { EndJob } from '@/components/employments/end-job';
import { today } from '@/lib/dates';
import { findDraft } from '@/lib/drafts/queries';
import { endDraft, endForm } from '@/lib/employments/model';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openJobs, presentJob } from '../../open';

type Props = { params: Promise<{ caseId: string; employmentId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('employments.ended.title', { wrong: (await searchParams).check !== undefined });

/** Asks before a job's end is recorded: from that moment its company sees nothing. */
export default async function EndJobPage({ params, searchParams }: Props) {
  const [{ caseId, employmentId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, jobs, data } = await openJobs(paths.job(caseId, employmentId, 'end'), caseId, (tx) =>
    findDraft(tx, endDraft(employmentId)),
  );
  const job = presentJob(jobs, employmentId);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('employments.ended.title')} current="people">
      <EndJob ui={ui} caseId={caseId} job={job} state={formState(endForm, search, data, { last: today() })} />
    </CasePage>
  );
}
