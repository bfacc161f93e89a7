import { DateLink } from '@/components/calendar/date-link';
import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import { Tag } from '@/components/ui/tag';
import type { EntryDetail } from '@/lib/entries/model';
import type { Concern, Entry } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; entry: Entry; concern: Concern | null };

/** What an entry carries beside its words, by kind. */
export function Facts({ ui, entry, concern }: Props) {
  const worry =
    concern && entry.title ? [{ term: ui.t('concerns.worry.short'), value: ui.t(`worries.${concern.worry}.title`) }] : [];
  const rows = [...(concern ? stateOf(ui, entry, concern) : []), ...worry, ...factsOf(ui, entry)];
  return rows.length > 0 ? <SummaryList ui={ui} rows={rows} /> : null;
}

function stateOf(ui: Ui, entry: Entry, concern: Concern): SummaryRow[] {
  return [
    {
      term: ui.t('entries.status'),
      value: (
        <>
          <Tag>{ui.t(`kinds.status.${concern.status}`)}</Tag>
          <small className="line">{ui.t(`kinds.statusHint.${concern.status}`)}</small>
        </>
      ),
    },
    ...(concern.ownerName ? [{ term: ui.t('entries.owner'), value: ui.name(concern.ownerName, concern.ownerReading) }] : []),
    ...(concern.dueOn
      ? [
          {
            term: ui.t('entries.due'),
            value: (
              <>
                {ui.day(concern.dueOn)}{' '}
                {!['settled', 'withdrawn'].includes(concern.status) && (
                  <DateLink ui={ui} of={`concern-${entry.id}`} day={concern.dueOn} />
                )}
              </>
            ),
          },
        ]
      : []),
  ];
}

function factsOf(ui: Ui, { kind, detail, category }: Entry): SummaryRow[] {
  const said = detail as EntryDetail['concern'] & EntryDetail['contact'] & EntryDetail['meeting'];
  const rows: (SummaryRow | null | undefined | false | '')[] = [
    kind === 'concern' &&
      said.feeling && { term: ui.t('concerns.feeling.short'), value: ui.t(`concerns.feeling.${said.feeling}`) },
    kind === 'concern' && said.since && { term: ui.t('concerns.since.short'), value: ui.t(`concerns.since.${said.since}`) },
    kind === 'concern' && said.side && { term: ui.t('safety.side.short'), value: ui.t(`safety.side.${said.side}`) },
    kind === 'contact' && said.medium && { term: ui.t('entries.medium.title'), value: ui.t(`entries.medium.${said.medium}`) },
    said.with && { term: ui.t('entries.with'), value: ui.say(said.with) },
    said.attended &&
      said.attended.length > 0 && {
        term: ui.t('entries.attended'),
        value: ui.say(said.attended.join(ui.text('common.listSeparator'))),
      },
    said.place && { term: ui.t('entries.place'), value: ui.say(said.place) },
    said.minutes !== undefined && {
      term: ui.t('entries.minutes.title'),
      value: ui.t('entries.minutes.n', { n: said.minutes }),
    },
    kind !== 'checkin' && { term: ui.t('entries.category'), value: ui.t(`categories.${category}.title`) },
  ];
  return rows.filter((row) => typeof row === 'object' && row !== null);
}
