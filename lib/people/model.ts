import { z } from 'zod';
import { choiceShape } from '@/lib/directory/choice';
import type { PartyKind } from '@/lib/entries/model';
import { textField } from '@/lib/forms/fields';
import { emailField, optionalEmailField } from '@/lib/session/model';

export const agencyRoles = ['manager', 'service_manager', 'worker'] as const;
export type AgencyRole = (typeof agencyRoles)[number];

/** What an invitation is worth: only an open one can be accepted. */
export type InvitationState = 'open' | 'accepted' | 'revoked' | 'expired' | 'closed';

/**
 * Where an invitation leads: to a side that is there (`party:ID`), or to a new one (`new:family`, `new:partner`,
 * `new:employer:EMPLOYMENT`), or to somebody whom the supported person has named at a workplace (`told:ID`).
 */
export type Target =
  | { party: string }
  | { told: string }
  | { kind: 'family' | 'partner' }
  | { kind: 'employer'; employment: string };

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const target = new RegExp(`^(?:party:(${uuid})|new:(family|partner)|new:employer:(${uuid})|told:(${uuid}))$`, 'i');

export function readTarget(text: string): Target | undefined {
  const found = target.exec(text);
  if (!found) return undefined;
  const [, party, kind, employment, told] = found;
  if (party) return { party };
  if (told) return { told };
  return employment ? { kind: 'employer', employment } : { kind: kind as 'family' | 'partner' };
}

/** The form that invites somebody to a side of a case. */
export const inviteSchema = z
  .strictObject({
    ...choiceShape,
    to: z.string({ error: 'people.errors.to' }).refine((text) => readTarget(text) !== undefined, 'people.errors.to'),
    label: textField({ max: 100 }),
    name: textField({ max: 100 }),
    title: textField({ max: 100 }),
    email: optionalEmailField(),
  })
  .superRefine(({ to, label, name }, context) => {
    // Who was named has a name.
    if (name.trim() === '' && !to.startsWith('told:')) {
      context.addIssue({ code: 'custom', path: ['name'], message: 'people.errors.name' });
    }
    if (to === 'new:partner' && label.trim() === '') {
      context.addIssue({ code: 'custom', path: ['label'], message: 'people.errors.label' });
    }
  });

/** The form that invites somebody to the staff. */
export const inviteStaffSchema = z.strictObject({
  role: z.enum(agencyRoles, { error: 'people.errors.role' }),
  name: textField({ max: 100, empty: 'people.errors.name' }),
  email: optionalEmailField(),
});

/**
 * What a new person says of themselves when they agree. A name with kanji needs its reading, or nobody could read it out;
 * katakana becomes hiragana. The supported person is known already; an address that a mail has proved is not asked for.
 */
export const agreeSchema = ({ known, proved }: { known: boolean; proved: boolean }) =>
  z
    .strictObject({
      ...(known
        ? {}
        : {
            name: textField({ max: 100, empty: 'invitations.errors.name' }),
            reading: textField({ max: 100 }).transform(hiragana),
          }),
      ...(proved ? {} : { email: emailField() }),
    })
    .superRefine(checkReading);

/** A name with kanji has a reading, and a reading has none. */
export function checkReading(input: object, context: z.RefinementCtx): void {
  const { name = '', reading = '' } = input as { name?: string; reading?: string };
  if (/\p{Script=Han}/u.test(name) && reading.trim() === '') {
    context.addIssue({ code: 'custom', path: ['reading'], message: 'invitations.errors.reading' });
  }
  if (/\p{Script=Han}/u.test(reading)) {
    context.addIssue({ code: 'custom', path: ['reading'], message: 'invitations.errors.reading_kanji' });
  }
}

/** Katakana as hiragana, half width too; everything else as it is. */
export const hiragana = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60))
    .trim();

/**
 * Whether somebody of these sides may be offered the end of a membership. Only for what the page shows: app.end_membership
 * decides.
 */
export const mayEnd = (mine: PartyKind[], of: PartyKind): boolean =>
  mine.includes('support_team')
    ? of !== 'supported_person'
    : mine.includes('supported_person') && !['supported_person', 'support_team'].includes(of);

/** The key of what was typed into the form that invites. */
export const inviteDraft = (of: string): string => `invite:${of}`;
