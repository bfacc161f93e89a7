import { z } from 'zod';
import { CasePage } from '@/components/cases/case-page';
import { Jobs } from '@/components/employments/jobs';
import { formState, type SearchParams } from '@/lib/forms/state';
import { paths } from '@/lib/paths';
import { pageTitle } from '@/lib/session/page';
import { openJobs } from './open';

type Props = { params: Promise<{ caseId: string }>; searchParams: Promise<SearchParams> };

export const generateMetadata = () => pageTitle('employments.title');

/** The person's jobs, and what each workplace knows. */
export default async function JobsPage({ params, searchParams }: Props) {
  const [{ caseId }, search] = await Promise.all([params, searchParams]);
  const { ui, me, head, self, jobs } = await openJobs(paths.jobs(caseId), caseId, async () => null);
  return (
    <CasePage ui={ui} head={head} me={me} title={ui.text('employments.title')} current="people">
      <Jobs
        ui={ui}
        caseId={caseId}
        self={self}
        personName={head.personName}
        jobs={jobs}
        done={typeof search.done === 'string' && done.includes(search.done) ? search.done : null}
        notice={formState(z.strictObject({}), search, {}).notice}
      />
    </CasePage>
  );
}

const done = ['open', 'partly', 'closed', 'kept'];
