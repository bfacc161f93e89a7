import { pageTitle } from '@/lib/session/page';

/** An entry as another side sees it. */
export { default } from '@/app/cases/[caseId]/entries/[entryId]/page';

export const generateMetadata = () => pageTitle('looking.title');
