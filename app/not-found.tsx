import { Refused } from '@/components/ui/refused';
import { refusalWords } from '@/lib/forms/refusal';
import { makeUi } from '@/lib/i18n/ui';
import { pageTitle } from '@/lib/session/page';
import { currentSettings } from '@/lib/session/settings';

const words = refusalWords('404');

export const generateMetadata = () => pageTitle(words.title);

/** Not there, or not for you: the same page, so that nobody learns which. It asks nothing of the database. */
export default async function NotFoundPage() {
  return <Refused ui={makeUi(await currentSettings())} {...words} />;
}
