import { pageTitle } from '@/lib/session/page';

/** The card for the workplace, as another side sees it. */
export { default } from '@/app/cases/[caseId]/accommodations/card/page';

export const generateMetadata = () => pageTitle('looking.title');
