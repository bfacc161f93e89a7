import type { Metadata } from 'next';
import { HelpPlaces } from '@/components/help/places';
import { openPublicPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('help.page.title');

/** Where to turn to; open to anybody. */
export default async function HelpPage() {
  const { ui } = await openPublicPage();
  return <HelpPlaces ui={ui} />;
}
