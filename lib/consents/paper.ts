import { formatReiwaDay, today } from '@/lib/dates';
import type { Settings, Ui } from '@/lib/i18n/ui';
import { type Block, type PdfDocument, wordsOf } from '@/lib/pdf/model';
import type { Act, End } from './history';
import { lastDayOf } from './model';
import type { AskedRow, Guardian } from './queries';
import { categoryWords } from './words';

/** By whom and how a consent was given, in words. */
export function givenWords(ui: Ui, act: Act): string {
  const day = ui.day(act.givenAt);
  if (act.paper) return ui.text('consents.history.paper', { day, name: act.recordedBy ?? '', witness: act.witness });
  return ui.text(act.guardian ? 'consents.history.guardian' : 'consents.history.given', { day, name: act.givenBy });
}

/** What became of some of its categories. */
export function endWords(ui: Ui, { how, at, by, said, categories }: End): string {
  const lasts = how === 'in_force' || how === 'expired';
  const words = said === '' ? how : 'withdrawn_for';
  return ui.text(`consents.history.${words}`, {
    day: ui.day(lasts ? lastDayOf(at) : at),
    what: categoryWords(ui, categories),
    ...(how === 'withdrawn' && { name: by ?? '' }),
    ...(said !== '' && { said }),
  });
}

/** Who asked the person to look at a consent again, when, and why. */
export const requestWords = (ui: Ui, { askedAt, askedBy, label, occasion }: AskedRow): string =>
  ui.text(`consents.history.${askedBy ? 'request' : 'request_itself'}`, {
    day: ui.day(askedAt),
    party: label,
    occasion: ui.text(`consents.occasion.${occasion}`),
    ...(askedBy && { name: askedBy }),
  });

/** Who is the guardian, in what, from when until when, by which document; and that it has ended. */
export function guardianWords(
  ui: Ui,
  { name, categories, validFrom, validTo, document, recordedBy, endedAt }: Guardian,
): string {
  const said = [
    ui.text('consents.guardians.line', {
      name,
      what: categoryWords(ui, categories),
      from: ui.day(validFrom),
      until: ui.day(lastDayOf(validTo)),
    }),
    ui.text('consents.guardians.seen', { document, name: recordedBy }),
    endedAt && ui.text('consents.guardians.ended', { day: ui.day(endedAt) }),
  ];
  return said.filter(Boolean).join(' ');
}

/** The whole history as a document to take along, with the words that were agreed to. */
export function historyDocument(
  ui: Ui,
  {
    personName,
    acts,
    requests,
    guardians,
    furigana,
  }: { personName: string; acts: Act[]; requests: AskedRow[]; guardians: Guardian[]; furigana: Settings['furigana'] },
): PdfDocument {
  const level = ui.locale === 'en' ? 'none' : furigana;
  const words = (text: string) => wordsOf(text, level);
  const now = today();
  const day = `${ui.day(now)}${ui.locale === 'en' ? '' : `（${formatReiwaDay(now)}）`}`;
  const blocks: Block[] = [
    { kind: 'heading', level: 1, words: words(ui.text('consents.history.title')) },
    { kind: 'text', words: words(ui.text('consents.history.printed', { day, name: personName })) },
  ];
  if (acts.length === 0) blocks.push({ kind: 'text', words: words(ui.text('consents.history.empty')) });
  for (const act of acts) {
    blocks.push({ kind: 'heading', level: 2, words: words(act.label) });
    blocks.push({ kind: 'text', words: words(givenWords(ui, act)) });
    if (act.paper) {
      const confirmed = act.confirmedAt
        ? ui.text('consents.history.confirmed', { day: ui.day(act.confirmedAt) })
        : ui.text('consents.history.unconfirmed');
      blocks.push({ kind: 'text', words: words(confirmed) });
    }
    if (act.purpose) blocks.push({ kind: 'text', words: words(ui.text('consents.purpose_is', { purpose: act.purpose })) });
    blocks.push({ kind: 'list', items: act.ends.map((end) => words(endWords(ui, end))) });
    if (act.wording) {
      blocks.push({ kind: 'text', words: words(ui.text('consents.history.wording', { version: act.version })) });
      blocks.push({ kind: 'quote', lines: act.wording.split('\n').map(words) });
    }
  }
  if (requests.length > 0) {
    blocks.push({ kind: 'heading', level: 2, words: words(ui.text('consents.history.requests')) });
    const decided = (request: AskedRow) => ui.text(`consents.history.decision.${request.decision ?? 'open'}`);
    blocks.push({ kind: 'list', items: requests.map((request) => words(`${requestWords(ui, request)} ${decided(request)}`)) });
  }
  if (guardians.length > 0) {
    blocks.push({ kind: 'heading', level: 2, words: words(ui.text('consents.guardians.title')) });
    blocks.push({ kind: 'list', items: guardians.map((guardian) => words(guardianWords(ui, guardian))) });
  }
  return { title: ui.text('consents.history.title'), lang: ui.locale === 'en' ? 'en' : 'ja', blocks };
}
