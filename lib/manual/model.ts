import { z } from 'zod';
import type { Helped } from '@/lib/accommodations/queries';
import { versionField } from '@/lib/concerns/model';
import { idField, idsField, textField } from '@/lib/forms/fields';
import { advisedField } from '@/lib/wording/model';

/** The sections of マイマニュアル, after 就労パスポート (厚生労働省) and ナビゲーションブック (JEED). Stored for ever. */
export const sections = [
  'strengths',
  'traits',
  'requests',
  'communication',
  'tasks',
  'health',
  'check',
  'experience',
  'support',
] as const;
export type Section = (typeof sections)[number];
export const isSection = (text: unknown): text is Section => sections.includes(text as Section);

/** A section that somebody wrote. */
export type Written = { section: Section; words: string; version: number; writtenAt: Date };
/** A side that a section is shared with now. */
export type Share = { section: Section; partyId: string };

export const sectionForm = z.strictObject({
  version: versionField(),
  words: textField({ max: 5000 }),
  advised: advisedField(),
});
export const readersForm = z.strictObject({ parties: idsField(), advised: advisedField() });
export const takeForm = z.strictObject({ dialogue: idField() });
export const sectionDraft = (section: string): string => `manual:${section}`;
export const readersDraft = (section: string): string => `manual-readers:${section}`;
/** The sides that read a section. */
export const readersOfSection = (shares: Share[], section: string): string[] =>
  shares.filter((share) => share.section === section).map(({ partyId }) => partyId);

/**
 * What of an accommodation that helped goes into the manual: the person's own words alone, and in them nobody of that company by name.
 * Where the company found another way its words are its own: then only what the person does themselves is taken.
 */
export function takenFrom({ parts, asAsked, names }: Helped, somebody: string): Partial<Record<Section, string>> {
  const wish = asAsked ? withoutNames(parts.wish.trim(), names, somebody) : '';
  const own = withoutNames(parts.own.trim(), names, somebody);
  return { ...(wish && { requests: wish }), ...(own && { traits: own }) };
}

/** The longest names first, each with the title that may follow; a family name alone counts as the name. */
export function withoutNames(words: string, names: string[], somebody: string): string {
  const all = new Set(
    names.flatMap((name) => [name, ...name.split(/[\s　（(]+/).slice(0, 1)]).filter((name) => name.length > 1),
  );
  return [...all]
    .sort((a, b) => b.length - a.length)
    .reduce(
      (text, name) =>
        text.replace(
          new RegExp(`${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(さん|様|氏|課長|係長|主任|部長|店長|班長|工場長)?`, 'g'),
          somebody,
        ),
      words,
    );
}

/** A section with a line more, unless it is there already. */
export const withLine = (words: string, line: string): string =>
  words.split('\n').includes(`・${line}`) ? words : [words.trim(), `・${line}`].filter(Boolean).join('\n');
