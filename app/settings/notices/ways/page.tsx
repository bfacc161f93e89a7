import { NoticeWays } from '@/components/settings/notice-ways';
import type { SearchParams } from '@/lib/forms/state';
import { lineConfig } from '@/lib/line/config';
import { findNoticeChoice, findOwnWays } from '@/lib/notices/queries';
import { ourWays } from '@/lib/notices/ways';
import { paths } from '@/lib/paths';
import { pushKeys } from '@/lib/push/keys';
import { deviceWords } from '@/lib/session/device';
import { openPage, pageTitle } from '@/lib/session/page';

export const generateMetadata = () => pageTitle('notices.ways.title');

/** By which way one is told outside of the portal. */
export default async function NoticeWaysPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const { ui, me, data } = await openPage(paths.noticeWays(), (tx) => Promise.all([findNoticeChoice(tx), findOwnWays(tx)]));
  const [{ choice }, { devices, line }] = data;
  return (
    <NoticeWays
      ui={ui}
      me={me}
      way={choice.way}
      ways={ourWays()}
      devices={devices.map(({ id, device, madeAt }) => ({ id, madeAt, ...deviceWords(device) }))}
      publicKey={pushKeys().publicKey}
      lineAccount={lineConfig()?.account ?? ''}
      line={line}
      done={(['saved', 'push', 'line'] as const).find((one) => search.done === one)}
      failed={search.again !== undefined || search.trouble !== undefined}
    />
  );
}
