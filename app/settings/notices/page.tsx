import { NoticeChoices } from '@/components/settings/notice-choices';
import { formState, type SearchParams } from '@/lib/forms/state';
import { noticeChoiceForm } from '@/lib/notices/choices';
import { findNoticeChoice } from '@/lib/notices/queries';
import { paths } from '@/lib/paths';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('notices.choices.title');

/** By which way and when one is told. */
export default async function NoticeSettings({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const { ui, me, data } = await openPage(paths.noticeSettings(), findNoticeChoice);
  const state = formState(noticeChoiceForm, search, {});
  return (
    <NoticeChoices
      ui={ui}
      me={me}
      choice={data.choice}
      address={data.address}
      saved={search.saved !== undefined}
      failed={state.notice !== undefined || search.again !== undefined}
    />
  );
}
