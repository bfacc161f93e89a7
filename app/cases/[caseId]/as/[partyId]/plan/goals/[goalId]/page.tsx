import { pageTitle } from '@/lib/session/page';

/** A goal of the plan, as another side sees it. */
export { default } from '@/app/cases/[caseId]/plan/goals/[goalId]/page';

export const generateMetadata = () => pageTitle('looking.title');
