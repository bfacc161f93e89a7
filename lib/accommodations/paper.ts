import { dayOf, formatReiwaDay } from '@/lib/dates';
import type { Settings, Ui } from '@/lib/i18n/ui';
import { type Block, type PdfDocument, wordsOf } from '@/lib/pdf/model';
import { linesOf } from './card';
import type { Card } from './queries';

/** The card as one page to hang up or hand over. */
export function cardDocument(
  ui: Ui,
  { card, personName, furigana }: { card: Card; personName: string; furigana: Settings['furigana'] },
): PdfDocument {
  const words = (text: string) => wordsOf(text, ui.locale === 'en' ? 'none' : furigana);
  const heading = (key: string): Block => ({ kind: 'heading', level: 2, words: words(ui.text(key)) });
  const list = (text: string): Block => ({ kind: 'list', items: linesOf(text).map(words) });
  const day = (at: string) => `${ui.day(at)}${ui.locale === 'en' ? '' : `（${formatReiwaDay(at)}）`}`;
  const dated = (key: string, on: string): Block => ({ kind: 'text', words: words(`${ui.text(key)}：${on}`) });
  const { dos, donts, ask, review } = card.detail;
  return {
    title: ui.text('accommodations.card.title'),
    lang: ui.locale === 'en' ? 'en' : 'ja',
    blocks: [
      { kind: 'heading', level: 1, words: words(ui.text('accommodations.card.of', { name: personName })) },
      heading('accommodations.card.dos'),
      list(dos),
      ...(donts.trim() ? [heading('accommodations.card.donts'), list(donts)] : []),
      heading('accommodations.card.ask'),
      { kind: 'text', words: words(ask) },
      ...(card.approvedAt ? [dated('accommodations.card.reviewed', day(dayOf(card.approvedAt)))] : []),
      dated('accommodations.card.review', day(review)),
      { kind: 'text', words: words(ui.text('accommodations.card.privacy')) },
    ],
  };
}
