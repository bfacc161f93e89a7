import type { Settings, Ui } from '@/lib/i18n/ui';
import { type Block, type PdfDocument, wordsOf } from '@/lib/pdf/model';
import type { Written } from './model';

/** The sections that somebody may read, as paper. */
export function manualDocument(
  ui: Ui,
  { written, personName, furigana }: { written: Written[]; personName: string; furigana: Settings['furigana'] },
): PdfDocument {
  const words = (text: string) => wordsOf(text, ui.locale === 'en' ? 'none' : furigana);
  return {
    title: ui.text('manual.title'),
    lang: ui.locale === 'en' ? 'en' : 'ja',
    blocks: [
      { kind: 'heading', level: 1, words: words(ui.text('manual.of', { name: personName })) },
      ...written.flatMap(({ section, words: text, writtenAt }): Block[] => [
        { kind: 'heading', level: 2, words: words(ui.text(`manual.sections.${section}.title`)) },
        ...text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line): Block => ({ kind: 'text', words: words(line) })),
        { kind: 'text', words: words(ui.text('manual.written', { day: ui.day(writtenAt) })) },
      ]),
      { kind: 'text', words: words(ui.text('manual.privacy')) },
    ],
  };
}
