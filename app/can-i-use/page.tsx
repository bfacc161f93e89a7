import type { Metadata } from 'next';
import { Begin } from '@/components/eligibility/begin';
import { openPublicPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('eligibility.title');

/** What the service is, and where the questions begin; open to anybody. */
export default async function CanIUsePage() {
  const { ui, me } = await openPublicPage();
  return <Begin ui={ui} me={me} />;
}
