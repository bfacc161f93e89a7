import { pageTitle } from '@/lib/session/page';

/** What has helped elsewhere, where another side finds it. */
export { default } from '@/app/cases/[caseId]/accommodations/examples/page';

export const generateMetadata = () => pageTitle('looking.title');
