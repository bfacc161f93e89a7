import { pageTitle } from '@/lib/session/page';

/** The timeline as another side sees it. */
export { default } from '@/app/cases/[caseId]/timeline/page';

export const generateMetadata = () => pageTitle('looking.title');
