import { pageTitle } from '@/lib/session/page';

/** The plan, as another side sees it. */
export { default } from '@/app/cases/[caseId]/plan/page';

export const generateMetadata = () => pageTitle('looking.title');
