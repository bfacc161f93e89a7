import { BackLink } from '@/components/ui/back-link';
import { Empty } from '@/components/ui/empty';
import type { Copies, Copy } from '@/lib/consents/copies';
import { categoryWords } from '@/lib/consents/words';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = { ui: Ui; caseId: string; data: Copies };

/** What a side has already: nothing of it can be fetched back, and nothing of it is hidden from the person. */
export function CopiesPage({ ui, caseId, data }: Props) {
  return (
    <>
      <BackLink ui={ui} href={paths.consents(caseId)} />
      <h1>{ui.t('consents.copies.title')}</h1>
      <p>{ui.name(data.party, data.reading)}</p>
      <p>{ui.t('consents.copies.lead')}</p>
      <CopyLists ui={ui} data={data} />
      <p>{ui.t('consents.withdrawn.memory')}</p>
      <p>
        <a className="alone" href={paths.looked(caseId)}>
          {ui.t('consents.withdrawn.looked')}
        </a>
      </p>
    </>
  );
}

/** Papers, files and questions, each with its day; then a line a person for what they saw on the screen and were told by mail. */
export function CopyLists({ ui, data: { copies, readers } }: Pick<Props, 'ui' | 'data'>) {
  if (copies.length + readers.length === 0) return <Empty>{ui.t('consents.copies.none')}</Empty>;
  return (
    <>
      <h2>{ui.t('consents.copies.given')}</h2>
      {copies.length === 0 ? (
        <p>{ui.t('consents.copies.given_none')}</p>
      ) : (
        <ul className="dotted">
          {copies.map((copy) => (
            <li key={copy.key}>{ui.say(copyWords(ui, copy))}</li>
          ))}
        </ul>
      )}
      <h2>{ui.t('consents.copies.seen')}</h2>
      <ul className="dotted">
        {readers.map((reader) => (
          <li key={reader.personId}>
            {reader.lastLook
              ? ui.t('consents.copies.looks', {
                  name: reader.name,
                  n: reader.looks,
                  entries: reader.entries,
                  day: ui.day(reader.lastLook),
                })
              : ui.t('consents.copies.looks_none', { name: reader.name })}{' '}
            {reader.lastMail && ui.t('consents.copies.mails', { n: reader.mails, day: ui.day(reader.lastMail) })}
          </li>
        ))}
      </ul>
    </>
  );
}

/** 「11月3日 午後3:05　田中さんが「配慮カード」をファイルで受け取りました（配慮）」 */
function copyWords(ui: Ui, { at, how, page, name, words, entries, categories }: Copy): string {
  return ui.text(`consents.copies.${how}`, {
    time: ui.dayTime(at),
    name,
    n: entries,
    what: how === 'link' ? words : words || ui.text(`access-log.pages.${page}`),
    kinds: categoryWords(ui, categories),
  });
}
