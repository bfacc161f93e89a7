/** Taking over a published list of offices: which column is what, which rows can be read, and what would change. Pure. */
import { z } from 'zod';
import type { Fields } from '@/lib/forms/body';
import { cleanText } from '@/lib/forms/fields';
import { hiragana } from '@/lib/people/model';
import { type Row, rowsOf } from './csv';
import {
  isWebAddress,
  longest,
  type Office,
  type OfficeField,
  type OfficeKind,
  type OfficeWords,
  officeFields,
  officeKinds,
} from './model';

/** More than a prefecture publishes. */
export const mostRows = 20_000;
/** Bytes of a file. */
export const largestFile = 4 * 1024 * 1024;

/** What a file can be chosen for: the kind, and each of an office's words. */
export const targets = [
  'name',
  'reading',
  'kind',
  'number',
  'area',
  'address',
  'phone',
  'fax',
  'mail',
  'web',
  'hours',
  'note',
] as const;
export type Target = (typeof targets)[number];
/** The column of each, by its place from 0; absent: not taken over. */
export type Mapping = Partial<Record<Target, number>>;

export const uploadForm = z
  .strictObject({ file: z.string().default(''), text: z.string().default('') })
  .superRefine(({ file, text }, context) => {
    const wrong = whatIsWrong(file || text);
    if (wrong)
      context.addIssue({ code: 'custom', path: [file || !text ? 'file' : 'text'], message: `directory.errors.${wrong}` });
  });

const column = z
  .string()
  .regex(/^(\d{1,3})?$/)
  .default('');
/** Which column is what. `kind_of_all`: of rows whose kind is in no column, or not understood; '' leaves them out. `head`: of which file. */
export const mappingForm = z.strictObject({
  head: z.string().max(20_000),
  kind_of_all: z.enum(officeKinds).or(z.literal('')).default(''),
  ...(Object.fromEntries(targets.map((target) => [`column_${target}`, column])) as Record<`column_${Target}`, typeof column>),
});

/** Sent together with how much was shown: it is to be the same. */
export const takeForm = z.strictObject({ seen: z.string().max(100) });
export const importDraft = (agencyId: string) => `offices:${agencyId}`;

/** Why a text is no table that can be taken over; null: it is one. */
export function whatIsWrong(text: string): 'empty' | 'excel' | 'encoding' | 'open_quote' | 'too_many' | 'no_table' | null {
  if (text.trim() === '') return 'empty';
  if (text.startsWith('PK\u0003\u0004') || text.startsWith('\ufffd\ufffd\u0011\ufffd')) return 'excel';
  if (/[\ufffd\0]/.test(text)) return 'encoding';
  const rows = rowsOf(text);
  if (!rows) return 'open_quote';
  if (rows.length > mostRows) return 'too_many';
  return rows.length < 2 || Math.max(...rows.slice(0, 20).map(({ cells }) => cells.length)) < 2 ? 'no_table' : null;
}

const plain = (words: string) => words.normalize('NFKC').replace(/\s/g, '');
/** Headings as they are in use; what is about the corporation behind an office is not about the office. */
const headings: Record<Target, RegExp> = {
  number: /(事業所|施設|指定|機関)(番号|コード)/,
  reading: /(名称?|事業所|施設)[_＿・(]*(の)?(ふりがな|フリガナ|かな|カナ)|^(よみ|ふりがな|フリガナ|カナ)/,
  name: /^(事業所|施設|機関|相談室|病院)(の)?(名|名称)$|^名称$|^name$/i,
  kind: /サービス(の)?(種別|種類|名)|^(種別|種類|事業種別|区分)$/,
  area: /市区?町村(名)?|区市町村|自治体名|圏域|^(地域|エリア|区)$/,
  address: /所在地|住所/,
  phone: /電話|^tel/i,
  fax: /fax|ファックス|ファクス|ファクシミリ/i,
  mail: /メール|e-?mail/i,
  web: /url|ホームページ|ウェブ|web|^hp/i,
  hours: /時間|営業日|開所日/,
  note: /備考|特記|メモ|その他/,
};

/** The row with the headings: among the first ten the one that most of are known, as files often begin with a title. */
function headingOf(rows: Row[]): number {
  const known = rows
    .slice(0, 10)
    .map(({ cells }) => cells.filter((cell) => Object.values(headings).some((one) => one.test(plain(cell)))).length);
  return Math.max(0, known.indexOf(Math.max(2, ...known)));
}

/** A text as a table: its headings, and what stands under them. */
export function tableOf(text: string): { head: string[]; rows: Row[] } {
  const all = rowsOf(text) ?? [];
  const at = headingOf(all);
  return { head: all[at]?.cells.map((cell) => cell.normalize('NFKC').trim()) ?? [], rows: all.slice(at + 1) };
}

export const headKey = (head: string[]): string => head.join('\t').slice(0, 20_000);

/** Which column is what, by its heading. Each column is taken once. */
export function guess(head: string[]): Mapping {
  const found: Mapping = {};
  const taken = new Set<number>();
  // A reading's heading holds the word for a name: it is looked for first.
  for (const target of new Set<Target>(['number', 'reading', ...targets])) {
    const at = head.findIndex((words, place) => {
      const heading = plain(words);
      return !taken.has(place) && !/法人|コード/.test(heading.replace(/事業所コード/, '')) && headings[target].test(heading);
    });
    if (at < 0) continue;
    found[target] = at;
    taken.add(at);
  }
  return found;
}

/** What a list calls a kind. The first that fits. */
const kindWords: [OfficeKind, RegExp][] = [
  ['work_life_center', /就業・?生活支援センター|なかぽつ|ナカポツ/],
  ['hello_work', /ハローワーク|公共職業安定所/],
  ['vocational_center', /職業センター/],
  ['retention', /就労定着/],
  ['transition', /就労移行/],
  ['type_a', /継続支援[（(]?A|A型/i],
  ['type_b', /継続支援[（(]?B|B型/i],
  ['training', /自立訓練|機能訓練|生活訓練/],
  ['daily_care', /生活介護/],
  ['core_consultation', /基幹相談/],
  ['consultation', /相談支援|計画相談|地域移行支援|地域定着支援/],
  ['local_center', /就労.*支援センター|就労支援/],
  ['nursing', /訪問看護/],
  ['medical', /病院|クリニック|診療所|医療/],
  ['welfare_council', /社会福祉協議会|社協/],
  ['group_home', /共同生活援助|グループホーム/],
  ['municipality', /市役所|区役所|町役場|村役場|福祉課|福祉事務所/],
  ['school', /学校/],
];
export const kindFrom = (words: string): OfficeKind | null =>
  kindWords.find(([, said]) => said.test(plain(words)))?.[0] ?? null;

/** Towns that have in their name what others end with. */
const town =
  /^(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県)?((?:[^市区町村]{1,6}郡)?(?:四日市市|廿日市市|野々市市|十日町市|大町市|町田市|東村山市|武蔵村山市|村山市|村上市|田村市|大村市|羽村市|市川市|市原市|余市郡余市町|玉村町|.+?[市区町村]))/;
export const areaIn = (address: string): string => town.exec(address.normalize('NFKC').trim())?.[1] ?? '';

export type Problem = { line: number; why: 'no_name' | 'no_kind' | 'too_long' | 'twice'; field?: OfficeField; other?: number };

/** A cell as text: a spreadsheet's ="0123" is what it holds; nothing is ever computed. */
const cellText = (cell: string | undefined): string =>
  cleanText(/^="(.*)"$/s.exec(cell ?? '')?.[1] ?? cell ?? '')
    .normalize('NFKC')
    .replace(/[ \t]+/g, ' ')
    .trim();

/** The offices of a table, and what cannot be read of it, by line. An office that is there twice counts once where both say the same. */
export function read(
  rows: Row[],
  mapping: Mapping,
  kindOfAll: OfficeKind | '',
): { offices: OfficeWords[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const found = new Map<string, { office: OfficeWords; line: number }>();
  for (const { line, cells } of rows) {
    const words = (target: Target) => (mapping[target] === undefined ? '' : cellText(cells[mapping[target]]));
    const kind = kindFrom(words('kind')) ?? kindOfAll;
    const fields = Object.fromEntries(officeFields.map((field) => [field, words(field)])) as Record<OfficeField, string>;
    fields.reading = hiragana(fields.reading);
    if (mapping.area === undefined) fields.area = areaIn(fields.address);
    if (fields.web && !isWebAddress(fields.web))
      fields.web = isWebAddress(`https://${fields.web}`) ? `https://${fields.web}` : '';
    const long = officeFields.find((field) => fields[field].length > longest[field]);
    if (fields.name === '') problems.push({ line, why: 'no_name' });
    else if (!kind) problems.push({ line, why: 'no_kind' });
    else if (long) problems.push({ line, why: 'too_long', field: long });
    else {
      const office = { kind, ...fields };
      const before = found.get(keyOf(office));
      if (!before) found.set(keyOf(office), { office, line });
      else if (differing(before.office, office).length > 0) problems.push({ line, why: 'twice', other: before.line });
    }
  }
  return { offices: [...found.values()].map(({ office }) => office), problems };
}

const byName = ({ kind, name, area }: OfficeWords) => hiragana(`${kind} ${name}\n${area}`).toLowerCase();
/** By what an office is the same again: its kind and number, or its kind, name and area. */
const keyOf = (office: OfficeWords): string => (office.number ? `${office.kind}#${office.number}` : byName(office));

/** What a list says about an office and the directory does not, or otherwise. What a list is silent about stays. */
const differing = (was: OfficeWords, is: OfficeWords): OfficeField[] =>
  officeFields.filter((field) => is[field] !== '' && is[field] !== was[field]);

export type Changes = { added: OfficeWords[]; changed: (OfficeWords & { id: string })[]; same: number };

/** What taking these over would come to. Nothing is taken off: offices that the list does not name stay. */
export function changesTo(known: Office[], offices: OfficeWords[]): Changes {
  const numbered = new Map(known.filter(({ number }) => number).map((office) => [keyOf(office), office]));
  const unnumbered = new Map(known.filter(({ number }) => !number).map((office) => [byName(office), office]));
  const named = new Map(known.map((office) => [byName(office), office]));
  const changes: Changes = { added: [], changed: [], same: 0 };
  for (const office of offices) {
    // By its number; or somebody has written it down without, or the list has none.
    const was = office.number ? (numbered.get(keyOf(office)) ?? unnumbered.get(byName(office))) : named.get(byName(office));
    if (!was) changes.added.push(office);
    else if (differing(was, office).length === 0) changes.same++;
    else {
      unnumbered.delete(byName(was));
      const said = Object.fromEntries(differing(was, office).map((field) => [field, office[field]]));
      const { version: _version, ...words } = was;
      changes.changed.push({ ...words, ...said });
    }
  }
  return changes;
}

/** A file as it lies in its reader's draft, with the columns as they chose them, or as they were guessed; null: there is none to take over. */
export function chosenIn(draft: Fields): Chosen | null {
  const text = [draft.file, draft.text].find((one) => typeof one === 'string' && one !== '');
  if (typeof text !== 'string' || whatIsWrong(text)) return null;
  const { head, rows } = tableOf(text);
  const said = mappingForm.safeParse(Object.fromEntries(Object.entries(draft).filter(([name]) => name in mappingForm.shape)));
  const known = said.success && said.data.head === headKey(head) ? said.data : null;
  const mapping = known ? mappingOf(known, head.length) : guess(head);
  const kindOfAll = known?.kind_of_all ?? '';
  return { head, rows, mapping, kindOfAll, ...read(rows, mapping, kindOfAll) };
}
export type Chosen = { head: string[]; rows: Row[]; mapping: Mapping; kindOfAll: OfficeKind | '' } & ReturnType<typeof read>;

const mappingOf = (said: z.output<typeof mappingForm>, columns: number): Mapping =>
  Object.fromEntries(
    targets.flatMap((target) => {
      const at = said[`column_${target}`];
      return at !== '' && Number(at) < columns ? [[target, Number(at)]] : [];
    }),
  );

/** How much would change: what was seen before it is done. */
export const seenOf = ({ added, changed, same }: Changes): string => [added.length, changed.length, same].join('-');
