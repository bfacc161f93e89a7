import type { Settings, Ui } from '@/lib/i18n/ui';
import { type Block, type PdfDocument, wordsOf } from '@/lib/pdf/model';
import { fields } from './model';
import type { Report } from './queries';

/** A report as a document to hand over. In easy Japanese its headings are easy; people's own words stay theirs. */
export function reportDocument(
  ui: Ui,
  {
    report,
    personName,
    agency,
    furigana,
  }: { report: Report; personName: string; agency: string; furigana: Settings['furigana'] },
): PdfDocument {
  const words = (text: string) => wordsOf(text, ui.locale === 'en' ? 'none' : furigana);
  const title = ui.text('reports.of_month', { month: ui.month(report.month) });
  const party = report.partyKind === 'supported_person' ? ui.text('parties.kind.supported_person') : report.party;
  const head = ui.text('reports.head', {
    name: personName,
    author: report.authorName,
    agency,
    party,
    day: ui.day(report.sentAt),
  });
  return {
    title,
    lang: ui.locale === 'en' ? 'en' : 'ja',
    blocks: [
      { kind: 'heading', level: 1, words: words(title) },
      { kind: 'text', words: words(head) },
      ...(report.reason
        ? [{ kind: 'text' as const, words: words(ui.text('reports.because', { reason: report.reason })) }]
        : []),
      ...fields.flatMap((field): Block[] => {
        const lines = report.lines.filter((line) => line.field === field);
        if (lines.length === 0) return [];
        return [
          { kind: 'heading', level: 2, words: words(ui.text(`reports.field.${field}`)) },
          { kind: 'list', items: lines.map((line) => words(line.words)) },
        ];
      }),
    ],
  };
}
