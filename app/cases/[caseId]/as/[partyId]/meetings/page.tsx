import { pageTitle } from '@/lib/session/page';

/** The meetings that another side is asked to, as it sees them. */
export { default } from '@/app/cases/[caseId]/meetings/page';

export const generateMetadata = () => pageTitle('looking.title');
