import type { Metadata } from 'next';
import { HelpPlaces } from '@/components/help/places';
import { listDirectories } from '@/lib/directory/queries';
import { openPublicPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = (): Promise<Metadata> => pageTitle('help.page.title');

/** Where to turn to; open to anybody. */
export default async function HelpPage() {
  const { ui, data } = await openPublicPage(listDirectories);
  return <HelpPlaces ui={ui} directories={data} />;
}
