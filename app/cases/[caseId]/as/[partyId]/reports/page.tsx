import { pageTitle } from '@/lib/session/page';

/** The reports of a case, as another side sees them. */
export { default } from '@/app/cases/[caseId]/reports/page';

export const generateMetadata = () => pageTitle('looking.title');
