import { Refused } from '@/components/ui/refused';
import { refusalWords } from '@/lib/forms/refusal';
import { makeUi } from '@/lib/i18n/ui';
import { currentPath, currentRequestId } from '@/lib/session/here';
import { pageTitle } from '@/lib/session/page';
import { currentSettings } from '@/lib/session/settings';

type Props = { params: Promise<{ status: string }> };

export const generateMetadata = async ({ params }: Props) => pageTitle(refusalWords((await params).status).title);

/**
 * What bin/calm-pages.mjs sends in place of an answer without a page: of Next, which draws such pages in the browser only, and of
 * forms that are refused. It needs no script and asks nothing of the database.
 */
export default async function RefusedPage({ params }: Props) {
  const [{ status }, settings, id, path] = await Promise.all([params, currentSettings(), currentRequestId(), currentPath()]);
  const fault = status === '500';
  return (
    <Refused
      ui={makeUi(settings)}
      {...refusalWords(status)}
      id={fault ? id : undefined}
      again={fault && path !== '/' ? path : undefined}
    />
  );
}
