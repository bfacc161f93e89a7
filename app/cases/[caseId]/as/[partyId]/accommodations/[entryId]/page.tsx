import { pageTitle } from '@/lib/session/page';

/** A dialogue about an accommodation, as another side sees it. */
export { default } from '@/app/cases/[caseId]/accommodations/[entryId]/page';

export const generateMetadata = () => pageTitle('looking.title');
