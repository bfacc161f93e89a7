import { pageTitle } from '@/lib/session/page';

/** The timeline as paper, as another side sees it. */
export { default } from '@/app/cases/[caseId]/timeline/print/page';

export const generateMetadata = () => pageTitle('looking.title');
