import { createHash } from 'node:crypto';
import type { Category } from '@/lib/entries/model';
import { OWN } from '@/lib/i18n/messages';
import type { Locale, Ui } from '@/lib/i18n/ui';
import { blindTo, type ConsentKind, type Giving, lastDay, purposes, type Side } from './model';

/** 'accommodation, work' as the page's language writes a list. */
export const categoryWords = (ui: Ui, all: readonly Category[]): string =>
  all.map((category) => ui.text(`categories.${category}.title`)).join(ui.text('common.listSeparator'));

const readsWords = (ui: Ui, kind: ConsentKind, category: Category): string => ui.text(`consents.reads.${kind}.${category}`);

/** What it is for, in the person's words: the choice, and what they added. */
export function purposeWords(ui: Ui, { purpose, more }: Pick<Giving, 'purpose' | 'more'>): string {
  const added = more.trim();
  if (purpose === 'other') return added;
  return [ui.text(`consents.purposes.${purpose}`), added].filter(Boolean).join(ui.locale === 'en' ? '. ' : '。');
}

/** Which choice some words of a purpose were; `other` when none. */
export const purposeCode = (ui: Ui, words: string): string =>
  purposes.find((purpose) => ui.text(`consents.purposes.${purpose}`) === words) ?? 'other';

/**
 * The words that somebody agrees to, whole, in their language: they are shown before, and kept with the consent.
 * @param from the first day, YYYY-MM-DD
 * @param kept categories that the side goes on reading by an earlier consent, which this one does not replace
 */
export function wordingOf(
  ui: Ui,
  side: Pick<Side, 'kind' | 'label' | 'review'>,
  input: Omit<Giving, 'more'> & { more: string },
  { from, kept = [], guardian = false }: { from: string; kept?: Category[]; guardian?: boolean },
): string {
  const party = side.label;
  const unread = categoryWords(ui, blindTo([...kept, ...input.categories].map((category) => ({ category }))));
  return [
    ui.text('consents.wording.heading', { party }),
    ui.text(guardian ? 'consents.wording.agree_guardian' : 'consents.wording.agree', { party }),
    ...input.categories.map((category) => `・${readsWords(ui, side.kind, category)}`),
    ui.text('consents.wording.purpose', { purpose: purposeWords(ui, input) }),
    ui.text('consents.wording.span', { from: ui.day(from), until: ui.day(lastDay(input, from, side.review)) }),
    unread ? ui.text('consents.wording.rest', { what: unread }) : ui.text('consents.wording.rest_none'),
    ui.text('consents.wording.stop'),
  ].join('\n');
}

const versions = new Map<Locale, string>();

/** The version of the wording in a language: it changes by itself whenever a sentence of it does. */
export function wordingVersion(locale: Locale): string {
  let version = versions.get(locale);
  if (!version) {
    const sentences = [...OWN[locale]].filter(([key]) => /^consents\.(wording|reads|purposes)\./.test(key)).sort();
    version = `${locale}-${createHash('sha256').update(JSON.stringify(sentences)).digest('hex').slice(0, 8)}`;
    versions.set(locale, version);
  }
  return version;
}
