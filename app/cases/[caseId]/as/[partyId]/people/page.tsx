import { pageTitle } from '@/lib/session/page';

/** The people as another side sees them. */
export { default } from '@/app/cases/[caseId]/people/page';

export const generateMetadata = () => pageTitle('looking.title');
