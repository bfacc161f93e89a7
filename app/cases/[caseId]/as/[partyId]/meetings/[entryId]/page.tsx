import { pageTitle } from '@/lib/session/page';

/** A meeting, as another side sees it. */
export { default } from '@/app/cases/[caseId]/meetings/[entryId]/page';

export const generateMetadata = () => pageTitle('looking.title');
