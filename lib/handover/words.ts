import type { Ui } from '@/lib/i18n/ui';
import { type Block, type PdfDocument, wordsOf } from '@/lib/pdf/model';
import type { Piece } from '@/lib/takeout/model';
import { type Content, type Part, parts } from './model';
import type { Given } from './queries';

/** A part of what goes, as its receiver reads it: lines, some under a heading of their own. */
export type Told = { part: Part; groups: { heading: string; lines: string[] }[] };

/** What goes, in words, part by part: the same for the one who chooses, on the screen and on paper. */
export function told(ui: Ui, content: Content): Told[] {
  const paragraphs = (words: string) => words.split('\n').filter((line) => line.trim() !== '');
  const groups: { [P in Part]: (said: NonNullable<Content[P]>) => Told['groups'] } = {
    contacts: ({ agency, phone, workers }) => [
      { heading: '', lines: [agency, phone, ...workers].filter((line) => line !== '') },
    ],
    working_life: (jobs) =>
      jobs.map(({ employer, workplace, job, from, to }) => ({
        heading: employer,
        lines: [
          to
            ? ui.text('handover.job_was', { from: ui.day(from), to: ui.day(to) })
            : ui.text('handover.job_is', { from: ui.day(from) }),
          ...[workplace, job].filter((line) => line !== ''),
        ],
      })),
    summary: (words) => [{ heading: '', lines: paragraphs(words) }],
    manual: (sections) =>
      sections.map(({ section, words }) => ({
        heading: ui.text(`manual.sections.${section}.title`),
        lines: paragraphs(words),
      })),
    accommodations: (all) => [
      {
        heading: '',
        lines: all.map(({ words, since }) => (since ? ui.text('handover.since', { words, day: ui.day(since) }) : words)),
      },
    ],
    plan: ({ goals, parts: sections }) => [
      ...goals.map(({ words, steps }) => ({ heading: ui.text('plans.goals.title'), lines: [...paragraphs(words), ...steps] })),
      ...sections.map(({ section, words }) => ({
        heading: ui.text(`plans.sections.${section}.title`),
        lines: paragraphs(words),
      })),
    ],
    reports: (all) =>
      all.map(({ month, lines }) => ({
        heading: ui.text('reports.of_month', { month: ui.month(month) }),
        lines: lines.map(({ words }) => words),
      })),
  };
  const groupsOf = <P extends Part>(part: P, said: NonNullable<Content[P]>) => groups[part](said);
  return parts.flatMap((part): Told[] => {
    const said = content[part];
    return said === undefined ? [] : [{ part, groups: groupsOf(part, said as never) }];
  });
}

/** What was given, as a tagged document: whose, for whom, until when it may be read, and the mark that it is whole. */
export function handoverDocument(ui: Ui, given: Omit<Given, 'expiresAt'>): PdfDocument {
  const words = (text: string) => wordsOf(text, ui.locale === 'en' ? 'none' : ui.settings.furigana);
  const text = (line: string): Block => ({ kind: 'text', words: words(line) });
  return {
    title: ui.text('handover.paper.title'),
    lang: ui.locale === 'en' ? 'en' : 'ja',
    blocks: [
      { kind: 'heading', level: 1, words: words(ui.text('handover.paper.title_of', { name: given.person })) },
      text(ui.text('handover.paper.for', { receiver: given.receiver, agency: given.agency, day: ui.day(given.agreedOn) })),
      text(ui.text('handover.paper.care')),
      ...told(ui, given.content).flatMap(({ part, groups }): Block[] => [
        { kind: 'heading', level: 2, words: words(ui.text(`handover.part.${part}.title`)) },
        ...groups.flatMap(({ heading, lines }): Block[] => [
          ...(heading ? [text(heading)] : []),
          { kind: 'list', items: lines.map(words) },
        ]),
      ]),
      text(ui.text('handover.paper.mark', { mark: given.mark.slice(0, 16) })),
    ],
  };
}

/** The same with its data, as files of an archive. */
export async function* givenPieces(ui: Ui, given: Omit<Given, 'expiresAt'>, pdf: Uint8Array): AsyncGenerator<Piece> {
  const { content, mark, person, agency, receiver, agreedOn } = given;
  yield { name: 'README.txt', parts: [`\ufeff${ui.text('handover.paper.readme', { person, receiver, agency })}\r\n`] };
  const data = { format: 'nakadachi handover 1', person, agency, receiver, agreedOn, mark, content };
  yield { name: 'handover.json', parts: [`${JSON.stringify(data, null, 2)}\n`] };
  yield { name: 'handover.pdf', parts: [pdf] };
}

/** What somebody agrees to: these parts, to this receiver, until then; who gives it, and that it can be taken back. */
export const wordingOf = (
  ui: Ui,
  { receiver, parts: chosen, until }: { receiver: string; parts: Part[]; until: string },
): string =>
  ui.text('handover.wording', {
    receiver,
    parts: chosen.map((part) => ui.text(`handover.part.${part}.title`)).join(ui.text('common.listSeparator')),
    day: ui.day(until),
  });
