import { CasePage } from '@/components/cases/case-page';
import { NewJob } from '@/components/employments/new-job';
import { findDraft } from '@/lib/drafts/queries';
import { newJobDraft, newJobForm } from '@/lib/employments/model';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openJobs } from '../open';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = async ({ searchParams }: Props) =>
  pageTitle('employments.new.title', { wrong: (await searchParams).check !== undefined });

/** A new job: its employer knows nothing, and inherits nothing. */
export default async function NewJobPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, data } = await openJobs(paths.newJob(caseId), caseId, (tx) => findDraft(tx, newJobDraft(caseId)));
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('employments.new.title')} current="people">
      <NewJob ui={ui} caseId={caseId} state={formState(newJobForm, search, data)} />
    </CasePage>
  );
}
