import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { rowsOf, textOfFile } from './csv';
import { areaIn, changesTo, guess, kindFrom, read, tableOf, whatIsWrong } from './import';
import type { Office } from './model';

const bytes = (text: string) => new TextEncoder().encode(text);
/** 事業所名,市町村 … as CP932 writes them. */
const shiftJis = Uint8Array.from([
  0x8e, 0x96, 0x8b, 0xc6, 0x8f, 0x8a, 0x96, 0xbc, 0x2c, 0x93, 0x64, 0x98, 0x62, 0x0d, 0x0a, 0x87, 0x8a, 0x8e, 0x52, 0x2c, 0x30,
  0x33,
]);

test('files as they are published: UTF-8 with and without a mark, CP932, UTF-16', () => {
  expect(rowsOf(textOfFile(bytes('\ufeff事業所名,電話\r\n㈱山,03')))).toEqual(rowsOf(textOfFile(shiftJis)));
  expect(textOfFile(shiftJis)).toBe('事業所名,電話\r\n㈱山,03');
  expect(textOfFile(Uint8Array.from([0xff, 0xfe, 0x42, 0x30]))).toBe('あ');
});

test('what is no table is told by its name', () => {
  expect(whatIsWrong('')).toBe('empty');
  expect(whatIsWrong('\ufeff \r\n')).toBe('empty');
  expect(whatIsWrong(textOfFile(Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0xff])))).toBe('excel');
  expect(whatIsWrong(textOfFile(Uint8Array.from([0x80, 0x2c, 0xfd, 0xff, 0x0a, 0xa0])))).toBe('encoding');
  expect(whatIsWrong('事業所名,電話')).toBe('no_table');
  expect(whatIsWrong('事業所の一覧\nです')).toBe('no_table');
  expect(whatIsWrong(`名称,電話\n${'山,03\n'.repeat(20_001)}`)).toBe('too_many');
  // One row would hold all that comes after it.
  expect(whatIsWrong('名称,電話\n"山,03\n川,04\n海,05')).toBe('open_quote');
  expect(whatIsWrong('名称,電話\n"山",03\n川,04\n海,05')).toBe(null);
});

test('cells with separators, quotes and line breaks; empty lines; where a row begins', () => {
  expect(rowsOf('a,"b\r\nc",d\r\n\r\n,,\n"e ""f""",g"h\ri')).toEqual([
    { line: 1, cells: ['a', 'b\nc', 'd'] },
    { line: 5, cells: ['e "f"', 'g"h'] },
    { line: 6, cells: ['i'] },
  ]);
  expect(rowsOf('a\tb,c\td\n1\t2')?.[1]?.cells).toEqual(['1', '2']);
});

test('whatever stands in cells comes back from a table written by the book', () => {
  const cell = fc.string({ unit: fc.constantFrom('あ', 'a', ',', '"', '\n', '\t', ';', ' ') });
  const quoted = (words: string) => `"${words.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (table) => {
      const rows = rowsOf(table.map((row) => row.map(quoted).join(',')).join('\r\n'), ',');
      expect(rows?.map(({ cells }) => cells)).toEqual(table.filter((row) => row.some((words) => words.trim() !== '')));
    }),
  );
});

/** Headings as the national list (WAM NET) and municipalities have them. */
const national =
  '都道府県コード又は市区町村コード,NO,指定機関名,法人の名称,法人の名称_かな,法人番号,法人住所（市区町村）,法人電話番号,法人URL,サービス種別,事業所の名称,事業所の名称_かな,事業所番号,事業所住所（市区町村）,事業所住所（番地以降）,事業所電話番号,事業所FAX番号,事業所URL,利用可能な時間帯（平日）,備考';

test('columns are known by their headings, and the corporation’s are not the office’s', () => {
  const head = national.split(',');
  const found = Object.fromEntries(Object.entries(guess(head)).map(([target, at]) => [target, head[at]]));
  expect(found).toEqual({
    number: '事業所番号',
    reading: '事業所の名称_かな',
    name: '事業所の名称',
    kind: 'サービス種別',
    area: '事業所住所（市区町村）',
    address: '事業所住所（番地以降）',
    phone: '事業所電話番号',
    fax: '事業所FAX番号',
    web: '事業所URL',
    hours: '利用可能な時間帯（平日）',
    note: '備考',
  });
  const titled = tableOf('障害福祉サービス事業所一覧,,\n令和8年4月1日現在,,\n種別,名称,所在地\n就労移行支援,山,東京都町田市1');
  expect(titled.head).toEqual(['種別', '名称', '所在地']);
  expect(titled.rows).toEqual([{ line: 4, cells: ['就労移行支援', '山', '東京都町田市1'] }]);
});

test('kinds and areas as they are written', () => {
  expect(
    [
      '就労継続支援Ｂ型',
      '計画相談支援',
      '公共職業安定所',
      '障害者就業・生活支援センター',
      '区就労支援センター',
      '居宅介護',
    ].map(kindFrom),
  ).toEqual(['type_b', 'consultation', 'hello_work', 'work_life_center', 'local_center', null]);
  const areas = ['三重県四日市市諏訪町1', '東京都千代田区1', '北海道余市郡余市町1', '横浜市西区2', '千葉県市川市3', '番地なし'];
  expect(areas.map(areaIn)).toEqual(['四日市市', '千代田区', '余市郡余市町', '横浜市', '市川市', '']);
});

const text = (...lines: string[]) => tableOf(['番号,名称,種別,市町村,電話', ...lines].join('\n'));
const columns = { number: 0, name: 1, kind: 2, area: 3, phone: 4 };
const numbered = (offices: ReturnType<typeof read>['offices']): Office[] =>
  offices.map((office, at) => ({ ...office, id: String(at), version: 1 }));

test('what cannot be read is told by line; formulas are text', () => {
  const { rows } = text(
    '="0123",=HYPERLINK("x"),就労移行支援,北区,０３－１',
    '2,,就労移行支援,北区,',
    '3,山,居宅介護,北区,',
    `4,${'長'.repeat(201)},A型,北区,`,
    '0123,ほか,就労移行支援,北区,',
    '5,海,A型,北区,',
    '5,海,A型,北区,',
  );
  const { offices, problems } = read(rows, columns, '');
  expect(problems).toEqual([
    { line: 3, why: 'no_name' },
    { line: 4, why: 'no_kind' },
    { line: 5, why: 'too_long', field: 'name' },
    { line: 6, why: 'twice', other: 2 },
  ]);
  expect(offices.map(({ number, name, phone }) => [number, name, phone])).toEqual([
    ['0123', '=HYPERLINK("x")', '03-1'],
    ['5', '海', ''],
  ]);
  expect(read(rows, columns, 'other').problems.map(({ why }) => why)).toEqual(['no_name', 'too_long', 'twice']);
});

test('the same list again changes nothing; a newer one changes what it says; nothing is taken off', () => {
  const first = read(text('1,山,A型,北区,03', ',川,病院,北区,04').rows, columns, '').offices;
  const known = numbered(first);
  expect(changesTo([], first)).toMatchObject({ added: first, changed: [], same: 0 });
  expect(changesTo(known, first)).toEqual({ added: [], changed: [], same: 2 });
  // One has a new telephone and a new name; the other has its number now, and is silent about its telephone.
  const newer = read(text('1,山ノ上,A型,北区,05', '9,川,病院,北区,').rows, columns, '').offices;
  expect(changesTo(known, newer)).toEqual({
    added: [],
    changed: [
      expect.objectContaining({ id: '0', name: '山ノ上', phone: '05' }),
      expect.objectContaining({ id: '1', number: '9', phone: '04' }),
    ],
    same: 0,
  });
  // One number, two services: two entries.
  const both = read(text('1,山,A型,北区,', '1,山,B型,北区,').rows, columns, '').offices;
  expect(changesTo(known, both)).toMatchObject({ added: [{ kind: 'type_b' }], same: 1 });
});

test('ten thousand rows are read and compared', () => {
  const lines = Array.from({ length: 10_000 }, (_, n) => `${n},"事業所 ""${n}""",就労継続支援B型,東区,06-${n}`);
  const { offices, problems } = read(text(...lines).rows, columns, '');
  expect(changesTo(numbered(offices), offices).same).toBe(10_000);
  expect(problems).toEqual([]);
});
