import { LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { Tag } from '@/components/ui/tag';
import { type DialogueSide, isOver, waitsFor } from '@/lib/accommodations/model';
import type { Accommodation } from '@/lib/accommodations/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { Turn } from './turn';

type Props = {
  ui: Ui;
  caseId: string;
  side: DialogueSide | null;
  all: Accommodation[];
  done?: string | null /** A company that one could ask. */;
  company: boolean;
};

/** The dialogues of a case, those that go on first, and the way to begin one. */
export function Overview({ ui, caseId, side, all, done, company }: Props) {
  const going = all.filter(({ state }) => !isOver(state));
  const over = all.filter(({ state }) => isOver(state));
  return (
    <>
      {done && <Notice kind="done">{ui.t(`accommodations.done.${done}`)}</Notice>}
      <h1>{ui.t('accommodations.title')}</h1>
      <p>{ui.t('accommodations.lead')}</p>
      {side === 'supported_person' && <p>{ui.t('accommodations.right')}</p>}
      <div className="actions">
        {side && <LinkButton href={paths.newAccommodation(caseId)}>{ui.t(`accommodations.begin.${side}`)}</LinkButton>}
        <LinkButton variant="secondary" href={paths.card(caseId)}>
          {ui.t('accommodations.card.title')}
        </LinkButton>
        <LinkButton variant="secondary" href={paths.manual(caseId)}>
          {ui.t('manual.title')}
        </LinkButton>
        <LinkButton variant="secondary" href={paths.examples(caseId)}>
          {ui.t('accommodations.examples.show')}
        </LinkButton>
      </div>
      {side === 'supported_person' && !company && (
        <p>
          {ui.t('accommodations.closed')}{' '}
          <a className="alone" href={paths.practice(caseId)}>
            {ui.t('accommodations.practice.go')}
          </a>
        </p>
      )}
      {all.length === 0 && (
        <Empty>{ui.t(side === 'supported_person' ? 'accommodations.none.own' : 'accommodations.none.other')}</Empty>
      )}
      {going.length > 0 && <Rows ui={ui} caseId={caseId} side={side} rows={going} title="accommodations.going" />}
      {over.length > 0 && <Rows ui={ui} caseId={caseId} side={side} rows={over} title="accommodations.over" />}
    </>
  );
}

function Rows({
  ui,
  caseId,
  side,
  rows,
  title,
}: {
  ui: Ui;
  caseId: string;
  side: DialogueSide | null;
  rows: Accommodation[];
  title: string;
}) {
  return (
    <section>
      <h2>{ui.t(title)}</h2>
      <ol className="answers">
        {rows.map((found) => (
          <li key={found.id} data-side={waitsFor(found) ?? undefined}>
            <p>
              <Tag>{ui.t(`accommodations.state.${found.state}`)}</Tag>
            </p>
            <p>
              <a className="alone" href={paths.accommodation(caseId, found.id)}>
                {ui.say(firstLine(found))}
              </a>
            </p>
            {!isOver(found.state) && (
              <p>
                <Turn ui={ui} found={found} side={side} />
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a dialogue is called: the first line of what gets in the way, or of the company's question. */
export const firstLine = (found: Pick<Accommodation, 'parts' | 'words'>): string =>
  (found.parts?.obstacle || found.words).trim().split('\n')[0]?.slice(0, 80) ?? '';
