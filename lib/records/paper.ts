import type { Settings, Ui } from '@/lib/i18n/ui';
import { type Block, type PdfDocument, wordsOf } from '@/lib/pdf/model';
import type { Given } from './model';

/** What was given, as a document to take along: each note with its day and author, or the reason why it is not shown. */
export function recordsDocument(
  ui: Ui,
  { personName, agency, given, furigana }: { personName: string; agency: string; given: Given; furigana: Settings['furigana'] },
): PdfDocument {
  const level = ui.locale === 'en' ? 'none' : furigana;
  const words = (text: string) => wordsOf(text, level);
  const [from, until] = [ui.day(given.firstDay), ui.day(given.lastDay)];
  const blocks: Block[] = [
    { kind: 'heading', level: 1, words: words(ui.text('records.document.title')) },
    {
      kind: 'text',
      words: words(ui.text('records.document.lead', { name: personName, day: ui.day(given.givenAt), from, until })),
    },
    { kind: 'text', words: words(ui.text('records.document.by', { name: given.givenBy, agency })) },
  ];
  if (given.items.length === 0) blocks.push({ kind: 'text', words: words(ui.text('records.document.none')) });
  for (const item of given.items) {
    const head = [ui.dayTime(item.at), ui.text(`kinds.entry.${item.kind}`), item.author].join('　');
    blocks.push({ kind: 'heading', level: 2, words: words(head) });
    if ('reason' in item) {
      blocks.push({ kind: 'text', words: words(ui.text('records.document.withheld', { reason: item.reason })) });
      continue;
    }
    const lines = [item.title, ...item.body.split('\n')].filter((line) => line !== '');
    blocks.push({ kind: 'quote', lines: lines.map(words) });
  }
  return { title: ui.text('records.document.title'), lang: ui.locale === 'en' ? 'en' : 'ja', blocks };
}
