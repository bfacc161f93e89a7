import { pageTitle } from '@/lib/session/page';

/** The card as paper, as another side sees it. */
export { default } from '@/app/cases/[caseId]/accommodations/card/print/page';

export const generateMetadata = () => pageTitle('looking.title');
