import { z } from 'zod';
import { choiceField, idField, textField } from '@/lib/forms/fields';
import { hiragana } from '@/lib/people/model';

/** What an office is. Stored for ever. */
export const officeKinds = [
  'work_life_center',
  'local_center',
  'hello_work',
  'vocational_center',
  'consultation',
  'core_consultation',
  'municipality',
  'transition',
  'type_a',
  'type_b',
  'training',
  'daily_care',
  'retention',
  'medical',
  'nursing',
  'welfare_council',
  'group_home',
  'school',
  'other',
] as const;
export type OfficeKind = (typeof officeKinds)[number];
export const isOfficeKind = (kind: unknown): kind is OfficeKind => (officeKinds as readonly unknown[]).includes(kind);

/** The words of an office beside its kind, and how long each may be. */
export const longest = {
  number: 20,
  name: 200,
  reading: 200,
  area: 100,
  address: 300,
  phone: 50,
  fax: 50,
  mail: 200,
  web: 500,
  hours: 500,
  note: 1000,
} as const;
export type OfficeField = keyof typeof longest;
export const officeFields = Object.keys(longest) as OfficeField[];

export type OfficeWords = { kind: OfficeKind } & Record<OfficeField, string>;
export type Office = OfficeWords & { id: string; version: number };

const line = (field: OfficeField, empty?: string) =>
  textField({ max: longest[field], ...(empty && { empty }) }).transform((words) => words.trim());

/** What a staff member writes about an office. `version`: the one that was looked at; absent for a new one. */
export const officeForm = z.strictObject({
  office: z.uuid(),
  version: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number)
    .optional(),
  kind: choiceField(officeKinds, 'directory.errors.kind'),
  name: line('name', 'directory.errors.name'),
  reading: line('reading')
    .transform(hiragana)
    .refine((reading) => !/\p{Script=Han}/u.test(reading), 'invitations.errors.reading_kanji'),
  number: line('number'),
  area: line('area'),
  address: line('address'),
  phone: line('phone'),
  fax: line('fax'),
  mail: line('mail'),
  web: line('web').refine((web) => web === '' || isWebAddress(web), 'directory.errors.web'),
  hours: line('hours'),
  note: line('note'),
});
export type OfficeInput = z.output<typeof officeForm>;

export const removeOfficeForm = z.strictObject({ office: idField() });
export const officeDraft = (agencyId: string, officeId: string) => `office:${agencyId}:${officeId}`;

/** An address that a link may lead to: of the web, and nothing that runs. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s"<>]+$/i.test(text) && URL.canParse(text);

/** What somebody looks for in a directory; kept as their own draft, so that no address holds it. */
export const findForm = z.strictObject({
  words: textField({ max: 100 }),
  kind: z.enum(officeKinds).or(z.literal('')).default(''),
  area: textField({ max: longest.area }),
});
export type OfficeFilter = z.output<typeof findForm>;
export const findOfficesDraft = (agencyId: string) => `directory:${agencyId}`;
/** What was looked for, as a draft holds it. */
export const filterIn = (draft: object): OfficeFilter => {
  const read = findForm.safeParse(draft);
  return read.success ? read.data : { words: '', kind: '', area: '' };
};
export const perPage = 50;
