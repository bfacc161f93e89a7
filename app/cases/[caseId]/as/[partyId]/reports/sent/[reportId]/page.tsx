import { pageTitle } from '@/lib/session/page';

/** A report, as another side sees it. */
export { default } from '@/app/cases/[caseId]/reports/sent/[reportId]/page';

export const generateMetadata = () => pageTitle('looking.title');
