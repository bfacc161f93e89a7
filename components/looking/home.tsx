import { OtherSideHome } from '@/components/home/other-side-home';
import { Empty } from '@/components/ui/empty';
import { type CaseHead, lookingAs, placeOf } from '@/lib/cases/model';
import type { MyCase } from '@/lib/home/model';
import type { Ui } from '@/lib/i18n/ui';

type Props = {
  ui: Ui;
  head: CaseHead /** Undefined: the case is long over, and stands on no home. */;
  found: MyCase | undefined;
};

/** The first page of another side, as the supported person is shown it. */
export function LookingHome({ ui, head, found }: Props) {
  const party = lookingAs(head)?.label ?? '';
  return (
    <>
      <h1>{ui.t('looking.home', { party })}</h1>
      {found ? (
        <>
          <OtherSideHome ui={ui} found={{ ...found, id: placeOf(head.id, head.lookingAs) }} />
          <p className="hint">{ui.t('looking.unread')}</p>
        </>
      ) : (
        <Empty>{ui.t('home.no_cases')}</Empty>
      )}
    </>
  );
}
