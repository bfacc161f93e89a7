import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import {
  differences,
  differencesForAnybody,
  differencesOfManuals,
  differencesOfPreviews,
  differencesOfReaders,
  differencesOfTold,
} from './compare';
import type { World } from './oracle';
import { policies } from './policies';
import { insertWorld, worlds } from './random-world';
import { freshDatabase, type TestDatabase } from './testing';

/**
 * A guard is believed after it was seen to fail: every condition of the rule is taken out once, and the comparison of
 * db/visibility.test.ts must notice. The conditions are found in the text of policies.sql, so a new one is broken too, and one
 * that this file does not understand is an error.
 */

const rule = policies();

/** The pieces of policies.sql that say who reads. */
const pieces: Record<string, RegExp> = {
  reads_all_of: /create function app\.reads_all_of[\s\S]*?end \$\$;/,
  reads_by_consent: /create function app\.reads_by_consent[\s\S]*?end \$\$;/,
  managers_of: /create function app\.managers_of[\s\S]*?end \$\$;/,
  safety_desk_of: /create function app\.safety_desk_of[\s\S]*?end \$\$;/,
  cases_at_desk: /create function app\.cases_at_desk[\s\S]*?end \$\$;/,
  is_of_team: /create function app\.is_of_team[\s\S]*?end \$\$;/,
  opened_in_emergency: /create function app\.opened_in_emergency[\s\S]*?end \$\$;/,
  is_own_side: /create function app\.is_own_side[\s\S]*?end \$\$;/,
  readable_of: /create function app\.readable_of[\s\S]*?end \$\$;/,
  may_read: /create function app\.may_read[\s\S]*?end \$\$;/,
  readers_beside_author: /create function app\.readers_beside_author[\s\S]*?end \$\$;/,
  readers_of: /create function app\.readers_of[\s\S]*?end \$\$;/,
  party_ids_of: /create function app\.party_ids_of[\s\S]*?end \$\$;/,
  readable_case_ids: /create function app\.readable_case_ids[\s\S]*?end \$\$;/,
  'policy read on entry': /create policy read on app\.entry for select[\s\S]*?;\n/,
  'policy looked_at on entry': /create policy looked_at on app\.entry[\s\S]*?;\n/,
  looked_at_categories: /create function app\.looked_at_categories[\s\S]*?end \$\$;/,
  my_party_ids: /create function app\.my_party_ids[\s\S]*?end \$\$;/,
  'policy own on manual': /create policy own on app\.manual to[\s\S]*?;\n/,
  'policy shared on manual': /create policy shared on app\.manual for select[\s\S]*?;\n/,
  'policy own on manual_share': /create policy own on app\.manual_share[\s\S]*?;\n/,
  'policy shared on manual_share': /create policy shared on app\.manual_share[\s\S]*?;\n/,
  look_as: /create function app\.look_as[\s\S]*?end \$\$;/,
};

const me = String.raw`(?:app\.(?:actor|reader)_id\(\)|\(select app\.(?:actor|reader)_id\(\)\)|reader|who)`;
const looking = String.raw`(?:app\.looking_as\(\)|\(select app\.looking_as\(\)\))`;
/** What a condition looks like. Order matters: the longer first. */
const conditions = [
  String.raw`\(\w+\.valid_to is null or \w+\.valid_to > now\(\)\)`,
  String.raw`\w+\.valid_to > now\(\)`,
  String.raw`not p\.shut`,
  String.raw`g\.disabled_at is null`,
  String.raw`\w+\.valid_from <= now\(\)`,
  String.raw`\w+\.withdrawn_at is null`,
  String.raw`(?:\w+\.)?undone_at is null`,
  String.raw`\w+\.person_id = ${me}`,
  String.raw`${me} <> all \((?:e\.)?about\)`,
  String.raw`\w+\.person_id <> (?:all \(e\.about\)|e\.author_id)`,
  String.raw`(?:e\.)?author_id = ${me}`,
  String.raw`(?:e\.)?author_party_id = any \(\(select app\.reader_party_ids\(\)\)::uuid\[\]\)`,
  String.raw`(?:e\.)?author_party_id = any \(app\.party_ids_of\(${me}\)\)`,
  String.raw`p\.id = any \(e\.audience\)`,
  String.raw`case_id = any \(\(select app\.readable_case_ids\(\)\)::uuid\[\]\)`,
  String.raw`app\.is_own_side\(named\.party_id\)`,
  String.raw`named\.party_id in \(select app\.reads_all_of\(${me}\)\)`,
  String.raw`\(named\.party_id, (?:e\.)?category\) in\s+\(select r\.party_id, r\.category from app\.reads_by_consent\(${me}\) r\)`,
  `(?:${looking}|found_side) is (?:not )?null`,
  String.raw`${looking} = any \((?:e\.)?audience\)`,
  String.raw`(?:e\.)?category = any \(\(select app\.looked_at_categories\(\)\)::app\.category\[\]\)`,
  String.raw`\w+\.(?:party_)?id = (?:app\.looking_as\(\)|side)`,
  String.raw`p\.case_id = any \(app\.case_ids_as\('\{supported_person\}'\)\)`,
  String.raw`\w+\.kind (?:not )?in \([^)]*\)`,
  String.raw`\w+\.kind = '\w+'`,
  String.raw`\w+\.role in \([^)]*\)`,
  String.raw`\w+\.\w+ = \w+\.\w+`,
  String.raw`(?:not )?(?:e\.)?restricted`,
  String.raw`(?:e\.)?case_id in \(select app\.cases_at_desk\(${me}\)\)`,
  String.raw`(?:${me}|\w+\.person_id) in \(select d\.id from app\.safety_desk_of\(a\.agency_id\) d\)`,
  String.raw`\w+\.closed_at is null`,
  String.raw`\w+\.party_id = any \(e\.audience\)`,
  String.raw`app\.is_of_team\((?:reader|o\.person_id), o\.case_id\)`,
  String.raw`p\.id in \(select app\.reads_all_of\(who\)\)`,
  String.raw`p\.case_id = of_case`,
  String.raw`\(named\.party_id, category\) in\s+\(select r\.party_id, r\.category from app\.opened_in_emergency\(${me}\) r\)`,
  String.raw`cardinality\(named\) < 2`,
  String.raw`m\.id = any \(named\)`,
  String.raw`\w+\.agency_id = of_agency`,
  String.raw`e\.id = (?:wanted|any \(wanted\))`,
  String.raw`exists \(select from app\.readable_of\(reader, array\[wanted\]\)\)`,
  String.raw`not app\.may_read\(app\.actor_id\(\), wanted\)`,
  String.raw`app\.may_read\(e\.author_id, wanted\)`,
  String.raw`app\.in_hand\(\w+\.\w+\)`,
  String.raw`\bperson_id = ${me}`,
  String.raw`(?:\w+\.)?party_id = any \(\(select app\.my_party_ids\(\)\)::uuid\[\]\)`,
  String.raw`(?:\w+\.)?ended_at is null`,
];
const condition = new RegExp(conditions.join('|'), 'g');

/** Conditions that say what another one says too: taking them out changes nothing that anybody reads, and must not. */
const saidTwice: Record<string, string> = {
  'policy read on entry: case_id = any ((select app.readable_case_ids())::uuid[])':
    'bounds the work, not the rows: who reads through a party is in its case (db/plans.test.ts sees that it bounds)',
  "reads_by_consent: p.kind not in ('supported_person', 'support_team')": 'those two read the same entries without a consent',
  "is_of_team: p.kind = 'support_team'": 'as the supported person one reads it anyway',
  'readable_of: not e.restricted #2': 'what is restricted is about safety, and that cannot be opened in an emergency',
  'readers_beside_author: not e.restricted #3': 'the same',
  'policy read on entry: not restricted #2': 'the same',
  'cases_at_desk: a.person_id = reader': 'bounds the work: who is at the desk is a manager there',
  'policy shared on manual: s.ended_at is null': 'a share that has ended is read by its person alone',
  'policy shared on manual: s.party_id = any ((select app.my_party_ids())::uuid[])': 'the same of a share with others',
  'readers_of: e.id = wanted': 'who wrote something else is named only when they read this too',
  ...Object.fromEntries(
    [
      'reads_all_of: app.in_hand(m.case_id)',
      'reads_all_of: app.in_hand(k.id)',
      'reads_by_consent: app.in_hand(m.case_id)',
      'party_ids_of: app.in_hand(m.case_id)',
      'party_ids_of: app.in_hand(k.id)',
      'readable_case_ids: app.in_hand(m.case_id)',
      'readable_case_ids: app.in_hand(k.id)',
      'cases_at_desk: app.in_hand(k.id)',
    ].map((name) => [name, 'bounds the work of a page about one case (db/visibility.test.ts sees that it only ever narrows)']),
  ),
};

type Broken = { name: string; sql: string; whole: string };

const broken: Broken[] = Object.entries(pieces).flatMap(([piece, pattern]) => {
  const whole = pattern.exec(rule)?.[0];
  if (!whole) throw new Error(`the policies have no ${piece}: tell ${import.meta.url}`);
  const seen: Record<string, number> = {};
  return [...whole.matchAll(condition)].map((match) => {
    const text = match[0].replace(/\s+/g, ' ');
    seen[text] = (seen[text] ?? 0) + 1;
    return {
      name: `${piece}: ${text}${seen[text] > 1 ? ` #${seen[text]}` : ''}`,
      // Taking out "not may_read → return" means never returning early.
      sql:
        whole.slice(0, match.index) +
        (text.startsWith('not app.may_read') ? 'false' : 'true') +
        whole.slice(match.index + match[0].length),
      whole,
    };
  });
});

/** Puts one piece in the place of what stands under its name. */
function replacing(piece: string): string {
  const policy = /^create policy (\w+) on (app\.\w+)/.exec(piece);
  return policy
    ? `drop policy ${policy[1]} on ${policy[2]};\n${piece}`
    : piece.replace(/^create function/, 'create or replace function');
}

test('every condition of the rule is understood by this test', () => {
  for (const [piece, pattern] of Object.entries(pieces)) {
    const body = (pattern.exec(rule)?.[0] ?? '').replace(/^[\s\S]*?(\$\$|using)/, '');
    const rest = body.replace(condition, '').replace(/--.*|raise exception [^;]*;/g, '');
    expect(rest, `a condition of ${piece} that this test would not break`).not.toMatch(
      /[=<>]|\b(in|any|all|not|between|like)\b/,
    );
  }
  expect(broken.length).toBeGreaterThan(40);
  for (const name of Object.keys(saidTwice)) expect(broken.map((one) => one.name)).toContain(name);
});

/** What is compared, the telling ones first. */
const comparisons: Record<string, (db: TestDatabase, world: World) => Promise<unknown[]>> = {
  differences,
  differencesForAnybody,
  differencesOfPreviews,
  differencesOfTold,
  differencesOfManuals,
  // Few: without "e.id = wanted" each question goes through every entry there is.
  differencesOfReaders: (db, world) => differencesOfReaders(db, { ...world, entries: world.entries.slice(0, 3) }),
};

// In halves, which two workers take: each has a database of its own.
test.describe.configure({ mode: 'parallel' });
for (const half of [0, 1]) {
  test(`without any one of them, the comparison fails (half ${half + 1} of 2)`, async () => {
    test.setTimeout(900_000);
    const db = await freshDatabase();
    try {
      // The same crowded worlds at each run; most conditions show in the first.
      const telling = fc.sample(worlds({ people: 18, agencies: 2, cases: 4, entries: 450 }, 'full'), {
        seed: 20261122,
        numRuns: 12,
      });
      for (const world of telling) await insertWorld(db.owner, world);
      await db.owner`analyze`;
      expect(await notices(db, telling, Object.keys(comparisons)), 'the unbroken rule').toBeUndefined();
      const unnoticed: string[] = [];
      const needless: string[] = [];
      /** By piece, the comparison that noticed last: it is asked first. */
      const lately: Record<string, string> = {};
      const mine = broken.filter((_, at) => at % 2 === half);
      for (const { name, sql, whole } of mine) {
        const piece = name.split(':')[0] ?? '';
        const asked = Object.keys(comparisons).filter(
          (one) =>
            /manual/.test(piece) === (one === 'differencesOfManuals') &&
            (one !== 'differencesOfReaders' || /^(readers_of|may_read)$/.test(piece)),
        );
        const first = lately[piece] ? [lately[piece]] : [];
        await db.owner.begin((tx) => tx.unsafe(replacing(sql)).simple());
        const noticed = await notices(db, saidTwice[name] ? telling.slice(0, 1) : telling, [...new Set([...first, ...asked])]);
        await db.owner.begin((tx) => tx.unsafe(replacing(whole)).simple());
        if (noticed) lately[piece] = noticed;
        if (!noticed && !saidTwice[name]) unnoticed.push(name);
        if (noticed && saidTwice[name]) needless.push(name);
      }
      expect(unnoticed, 'broken, and nobody noticed').toEqual([]);
      expect(needless, 'said to be said twice, but it is not').toEqual([]);
      console.log(`${mine.length} conditions broken, ${mine.filter(({ name }) => saidTwice[name]).length} of them said twice`);
    } finally {
      await db.drop();
    }
  });
}

/** Which comparison finds a difference in one of the worlds, if any does. */
async function notices(db: TestDatabase, telling: World[], asked: string[]): Promise<string | undefined> {
  for (const world of telling) {
    for (const one of asked) if (((await comparisons[one]?.(db, world)) ?? []).length > 0) return one;
  }
}
