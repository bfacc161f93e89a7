import type { Party, PartyKind } from '@/lib/entries/model';
import { paths } from '@/lib/paths';

/** Whom somebody turns to: their agency, by phone or by writing to it. */
export type Desk = { agency: string; phone: string; hours: string; writeHref?: string };

/** A case as its pages head it: whose it is, with which agency, and the sides that the asker knows of. */
export type CaseHead = {
  id: string;
  /** The side that the supported person looks as, when they look at their case with another's eyes. */
  lookingAs: string | null;
  personId: string;
  personName: string;
  personReading: string;
  startedOn: string;
  /** `shut`: it is disabled; then only the supported person is here, and nobody else reads or answers. */
  agency: { id: string; name: string; phone: string; hours: string; shut: boolean };
  parties: Party[];
  /** The parties that the asker belongs to. */
  mine: string[];
  /** `PARTY:CATEGORY` pairs with a consent in force, as far as the asker may know. */
  consented: string[];
  /** Whether there is a guardian that the asker knows of: for a family or partner, that they are it themselves. */
  guardian: boolean;
};

/** Of a case's head, what one needs to write to its sides. */
export type Sides = Pick<CaseHead, 'id' | 'parties' | 'mine'>;

/** The sides that a supported person may look as: those that read by their consent. The support team's own notes are not theirs to see. */
export const mayLookAs = ({ kind, open }: Party): boolean => open && kind !== 'supported_person' && kind !== 'support_team';

/** The side that the supported person looks as now. */
export const lookingAs = ({ parties, lookingAs }: CaseHead): Party | undefined => parties.find(({ id }) => id === lookingAs);

/** What stands for a case in its pages' addresses: the case, or the same pages as another side sees them. */
export const placeOf = (caseId: string, as: string | null | undefined): string => (as ? `${caseId}/as/${as}` : caseId);

/** The asker's side in a case: the kinds of the parties they belong to, the widest view first. */
export function sidesOf(head: CaseHead): PartyKind[] {
  return head.parties.filter((party) => head.mine.includes(party.id)).map((party) => party.kind);
}

/** Where to see who looked at an entry: for the supported person, and for a manager of the agency; null for everybody else. */
export function lookedHref(head: CaseHead, entryId: string, manager: boolean): string | null {
  if (head.lookingAs) return null;
  if (sidesOf(head).includes('supported_person')) return `${paths.looked(head.id)}?entry=${entryId}`;
  return manager ? paths.entryStep(head.id, entryId, 'exposure') : null;
}
