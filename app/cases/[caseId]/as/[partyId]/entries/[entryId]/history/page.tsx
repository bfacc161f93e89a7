import { pageTitle } from '@/lib/session/page';

/** The texts that an entry has had, as another side sees them. */
export { default } from '@/app/cases/[caseId]/entries/[entryId]/history/page';

export const generateMetadata = () => pageTitle('looking.title');
