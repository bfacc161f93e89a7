import { CasePage } from '@/components/cases/case-page';
import { Disclose } from '@/components/employments/disclose';
import { findDraft } from '@/lib/drafts/queries';
import { discloseDraft, discloseForm } from '@/lib/employments/model';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openJobs, presentJob } from '../../open';

type Props = { params: Promise<{ caseId: string; employmentId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('employments.choose.title', { wrong: (await searchParams).check !== undefined });

/** What changes if one tells, and the choice. For the supported person alone. */
export default async function DisclosurePage({ params, searchParams }: Props) {
  const [{ caseId, employmentId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, jobs, data } = await openJobs(
    paths.job(caseId, employmentId, 'disclosure'),
    caseId,
    (tx) => findDraft(tx, discloseDraft(employmentId)),
    { selfOnly: true },
  );
  const job = presentJob(jobs, employmentId);
  const circle = [...job.named.filter(({ joined }) => !joined), ...job.colleagues].map(({ id }) => id);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('employments.choose.title')} current="people">
      <Disclose ui={ui} caseId={caseId} job={job} state={formState(discloseForm, search, data, { keep: circle })} />
    </CasePage>
  );
}
