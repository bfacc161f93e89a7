import { waitsFor } from '@/lib/accommodations/model';
import type { OpenAccommodation } from '@/lib/accommodations/queries';
import type { QuestionToSee } from '@/lib/answers/queries';
import { daysLeft, soon as endsSoon, lastDayOf } from '@/lib/consents/model';
import type { ConsentReminder } from '@/lib/consents/queries';
import { monthOf } from '@/lib/dates';
import type { PartyKind } from '@/lib/entries/model';

export type MyCase = {
  id: string;
  name: string;
  reading: string;
  agency: string;
  phone: string;
  hours: string;
  /** To its supported person: whether the agency is disabled. */
  shut: boolean;
  /** The kinds of the parties through which the asker is in this case. */
  sides: PartyKind[];
  /** A member, not only a manager of the agency. */
  own: boolean;
  openConcerns: number;
  unowned: number;
  waiting: number;
  owned: number;
  nextDue: string | null;
  unread: number;
  latestAt: Date | null;
  lastContact: Date | null;
};

export type MyAgency = {
  id: string;
  name: string;
  staff: { id: string; name: string; reading: string; role: 'manager' | 'service_manager' | 'worker'; cases: number }[];
};

/** Why a case needs a support worker, most urgent first. A message key under `home.reasons`, with its number or day. */
export type Reason = {
  key:
    | 'overdue'
    | 'consent_week'
    | 'consent_month'
    | 'consent_unconfirmed'
    | 'record_asked'
    | 'unowned'
    | 'due_soon'
    | 'unread'
    | 'no_contact'
    | 'company_silent'
    | 'question_wrong'
    | 'question_undelivered'
    | 'dialogue'
    | 'open';
  urgency: number;
  n?: number;
  day?: string;
};

/**
 * What makes a case need its worker, from counts alone: overdue before unowned before due within three days (of a consent: a week)
 * before unread before a consent that ends within a month before no meeting yet this month before merely open.
 * @param today YYYY-MM-DD in Japan
 */
function reasonsOf(
  found: MyCase,
  today: string,
  consents?: ConsentReminder,
  dialogues: OpenAccommodation[] = [],
  questions: QuestionToSee[] = [],
): Reason[] {
  const reasons: Reason[] = [];
  const soon = new Date(Date.parse(`${today}T00:00:00Z`) + 3 * 86_400_000).toISOString().slice(0, 10);
  if (found.nextDue && found.nextDue < today) reasons.push({ key: 'overdue', urgency: 100, day: found.nextDue });
  if (found.unowned > 0) reasons.push({ key: 'unowned', urgency: 80 + Math.min(found.unowned, 9), n: found.unowned });
  if (found.nextDue && found.nextDue >= today && found.nextDue <= soon)
    reasons.push({ key: 'due_soon', urgency: 60, day: found.nextDue });
  if (found.unread > 0) reasons.push({ key: 'unread', urgency: 40 + Math.min(found.unread, 9), n: found.unread });
  if (consents?.ending && endsSoon(consents.ending)) {
    const day = lastDayOf(consents.ending);
    if (daysLeft(consents.ending, today) <= 7) reasons.push({ key: 'consent_week', urgency: 55, day });
    else reasons.push({ key: 'consent_month', urgency: 30, day });
  }
  if (consents && consents.records > 0) reasons.push({ key: 'record_asked', urgency: 58 });
  if (consents && consents.unconfirmed > 0) reasons.push({ key: 'consent_unconfirmed', urgency: 25 });
  for (const [what, urgency] of [
    ['wrong', 75],
    ['undelivered', 74],
  ] as const) {
    const n = questions.filter((one) => one.what === what).length;
    if (n > 0) reasons.push({ key: `question_${what}`, urgency, n });
  }
  const silent = dialogues.filter((one) => waitsFor(one, today) === 'employer' && one.dueOn !== null && one.dueOn < today);
  if (silent.length > 0) reasons.push({ key: 'company_silent', urgency: 70, n: silent.length });
  const ours = dialogues.filter((one) => waitsFor(one, today) === 'support_team');
  if (ours.length > 0) reasons.push({ key: 'dialogue', urgency: 45, n: ours.length });
  const month = found.lastContact && monthOf(found.lastContact);
  if (month !== today.slice(0, 7)) reasons.push({ key: 'no_contact', urgency: 20 });
  if (found.openConcerns > 0 && reasons.length === 0) reasons.push({ key: 'open', urgency: 10, n: found.openConcerns });
  return reasons;
}

/** Cases in the order in which they need their worker; those alike, by the reading of the name. */
export function byNeed(
  cases: MyCase[],
  today: string,
  reminders: ConsentReminder[] = [],
  dialogues: OpenAccommodation[] = [],
  questions: QuestionToSee[] = [],
): { found: MyCase; reasons: Reason[] }[] {
  const of = new Map(reminders.map((reminder) => [reminder.caseId, reminder]));
  const urgency = (reasons: Reason[]) => reasons.reduce((sum, reason) => Math.max(sum, reason.urgency), 0);
  return cases
    .map((found) => ({
      found,
      reasons: reasonsOf(
        found,
        today,
        of.get(found.id),
        dialogues.filter((one) => one.caseId === found.id),
        questions.filter((one) => one.caseId === found.id),
      ),
    }))
    .sort((a, b) => urgency(b.reasons) - urgency(a.reasons) || a.found.reading.localeCompare(b.found.reading, 'ja'));
}

/** How many dialogues about accommodations wait for one of these sides, in a case. */
export const turnsOf = (dialogues: OpenAccommodation[], found: MyCase, today: string): number =>
  dialogues.filter((one) => one.caseId === found.id && found.sides.some((side) => side === waitsFor(one, today))).length;
