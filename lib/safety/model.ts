import { z } from 'zod';
import { longest } from '@/lib/concerns/model';
import { ownParty, type Party } from '@/lib/entries/model';
import { choiceField, idsField, textField } from '@/lib/forms/fields';

/** Whose doing it is, as far as somebody wants to say: a side, and nobody by name. Stored for ever. */
export const sides = ['company', 'family', 'office', 'other', 'unsaid'] as const;
export type Side = (typeof sides)[number];

/** Who reads it: the safety desk alone, or the support team as well. */
export const reaches = ['desk', 'team'] as const;

/** 「安心できない・こわい」: one page, and only the first question must be answered. */
export const safetyForm = z.strictObject({
  side: choiceField(sides, 'safety.errors.side'),
  words: textField({ max: longest }),
  reach: choiceField(reaches, 'safety.errors.reach'),
  about: idsField(),
});
export type SafetyInput = z.output<typeof safetyForm>;

/** Where what was typed waits. */
export const safetyDraft = (caseId: string): string => `safety:${caseId}`;

/** Whom an agency names: none, which is all its managers, or at least two of them. */
export const deskForm = z.strictObject({ people: idsField() }).refine(({ people }) => people.length !== 1, {
  path: ['people'],
  message: 'safety.errors.two',
});
export const deskDraft = (agencyId: string): string => `safety-desk:${agencyId}`;

/**
 * Who reads it. What is about the office's own people stays at the desk; the supported person reads what they wrote, and so does a
 * family that wrote to the whole team, unless it is about the family.
 */
export function safetyAudience(
  head: { parties: Party[]; mine: string[] },
  { side, reach }: Pick<SafetyInput, 'side' | 'reach'>,
) {
  const restricted = reach === 'desk' || side === 'office';
  const own = ownParty(head);
  const mayOwn = own?.kind === 'supported_person' || (!restricted && own?.kind === 'family' && side !== 'family');
  const team = head.parties.filter((party) => party.open && party.kind === 'support_team');
  return {
    restricted,
    audience: [...team, ...(own && mayOwn && own.kind !== 'support_team' ? [own] : [])].map(({ id }) => id),
  };
}

/** Where else to turn, outside the office. A number where there is one for the whole country; else how to find the one nearby. */
export type Place = { key: string; number?: string; page: string; source: string };

const mind = 'https://www.mhlw.go.jp/mamorouyokokoro/';
/** To be compared with the pages named here before each release. */
export const places: Place[] = [
  {
    key: 'abuse_centre',
    page: 'https://www.mhlw.go.jp/stf/seisakunitsuite/bunya/hukushi_kaigo/shougaishahukushi/gyakutaiboushi/index.html',
    source: '障害者虐待防止法 22条',
  },
  { key: 'labour', page: 'https://www.mhlw.go.jp/general/seido/chihou/kaiketu/soudan.html', source: '総合労働相談コーナー' },
  // Where somebody complains about a welfare office itself.
  { key: 'complaints', page: 'https://www.shakyo.or.jp/', source: '社会福祉法 83条' },
  { key: 'mind', number: '0570-064-556', page: mind, source: 'まもろうよ こころ' },
  { key: 'yorisoi', number: '0120-279-338', page: mind, source: 'まもろうよ こころ' },
  { key: 'inochi', number: '0120-061-338', page: mind, source: 'まもろうよ こころ' },
];

/** A page that says nothing about whoever looks at it: the weather. */
export const elsewhere = 'https://www.jma.go.jp/bosai/';
