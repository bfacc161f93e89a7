import { pageTitle } from '@/lib/session/page';

/** The dialogues about accommodations, as another side sees them. */
export { default } from '@/app/cases/[caseId]/accommodations/page';

export const generateMetadata = () => pageTitle('looking.title');
