import type { CaseHead } from '@/lib/cases/model';
import { dayOf, formatReiwaDay } from '@/lib/dates';
import type { Thread } from '@/lib/entries/queries';
import type { Ui } from '@/lib/i18n/ui';
import { type Block, type PdfDocument, wordsOf } from '@/lib/pdf/model';
import { actionsIn, type Conference, decisionsIn, type Meeting, wordsAbout } from './model';

type Shown = { head: CaseHead; meeting: Meeting; conference: Conference; thread: Thread };

/**
 * What an agency keeps of a 地域連携会議実施加算: when, where, who came, what was said, what becomes of the plan, that the
 * サービス管理責任者 knows; then the text for all, and what those who were there say about it. No text for one side alone.
 */
export function conferenceDocument(ui: Ui, { head, meeting, conference, thread }: Shown): PdfDocument {
  const words = (text: string) => wordsOf(text, 'none');
  const blocks: Block[] = [{ kind: 'heading', level: 1, words: words(ui.text('meetings.paper.title')) }];
  const text = (key: string, values: Record<string, string | number> = {}) =>
    blocks.push({ kind: 'text', words: words(ui.text(`meetings.paper.${key}`, values)) });
  const heading = (key: string) => blocks.push({ kind: 'heading', level: 2, words: words(ui.text(key)) });
  const quote = (body: string) =>
    blocks.push({ kind: 'quote', lines: (body.trim() || ui.text('common.none')).split('\n').map((line) => words(line)) });
  const list = (items: string[]) =>
    blocks.push({ kind: 'list', items: (items.length > 0 ? items : [ui.text('common.none')]).map(words) });

  const [from, to] = [meeting.startsAt!, meeting.endsAt!];
  text('case', { name: head.personName, agency: head.agency.name });
  text('when', { day: ui.locale === 'en' ? dayOf(from) : formatReiwaDay(from), from: ui.time(from), to: ui.time(to) });
  text('how', { medium: ui.text(`meetings.medium.${meeting.medium}`), place: meeting.place || ui.text('common.none') });
  heading('meetings.came.title');
  const label = (partyId: string | null) =>
    head.parties.find(({ id }) => id === partyId)?.label ?? ui.text('meetings.paper.outside');
  list(meeting.attendance.filter(({ came }) => came).map((one) => `${one.name}（${label(one.partyId)}）`));
  heading('meetings.conference.opinions');
  quote(conference.opinions);
  heading('meetings.conference.plan');
  quote(conference.planChanges);
  heading('meetings.conference.told');
  if (conference.led) text('led');
  else if (conference.toldAt)
    text('told', { name: conference.toldBy ?? '', day: ui.day(conference.toldAt), how: conference.toldHow });
  else text('untold');
  const common = meeting.minutes.find(({ partyId }) => partyId === null);
  const minutes = thread.answers.find(({ id }) => id === common?.entryId);
  if (minutes) {
    heading('meetings.minutes.title');
    quote(minutes.body);
    list(
      wordsAbout(minutes, thread.answers).map(({ said }) =>
        ui.text(said.detail.agrees ? 'meetings.paper.right' : 'meetings.paper.not', {
          name: said.authorName,
          words: said.body,
          day: ui.day(said.occurredAt),
        }),
      ),
    );
  }
  // What is for one side alone stays with it.
  const forAll = [...decisionsIn(thread.answers), ...actionsIn(thread.answers)].filter(
    ({ audience }) => audience.length === thread.root.audience.length,
  );
  heading('meetings.decided.title');
  list(forAll.map(({ body }) => body));
  return { title: ui.text('meetings.paper.title'), lang: ui.locale === 'en' ? 'en' : 'ja', blocks };
}
