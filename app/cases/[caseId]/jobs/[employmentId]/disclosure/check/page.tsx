import { redirect } from 'next/navigation';
import { CasePage } from '@/components/cases/case-page';
import { CheckDisclosure } from '@/components/employments/disclose';
import { findDraft } from '@/lib/drafts/queries';
import { changes, discloseDraft, discloseForm } from '@/lib/employments/model';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openJobs, presentJob } from '../../../open';

type Props = { params: Promise<{ caseId: string; employmentId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = () => pageTitle('employments.check.title');

/** Who would come in, what they could read, who would lose their place: before anything changes. */
export default async function CheckDisclosurePage({ params, searchParams }: Props) {
  const [{ caseId, employmentId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, jobs, data } = await openJobs(
    paths.job(caseId, employmentId, 'disclosure/check'),
    caseId,
    (tx) => findDraft(tx, discloseDraft(employmentId)),
    { selfOnly: true },
  );
  const job = presentJob(jobs, employmentId);
  const input = discloseForm.safeParse(data);
  if (!input.success)
    redirect(`${paths.job(caseId, employmentId, 'disclosure')}${Object.keys(data).length > 0 ? '?check' : ''}`);
  const { notice } = formState(discloseForm, search, {});
  if (!changes(job, input.data) && !notice) redirect(`${paths.jobs(caseId)}?done=kept`);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('employments.check.title')} current="people">
      <CheckDisclosure ui={ui} caseId={caseId} job={job} input={input.data} notice={notice} />
    </CasePage>
  );
}
