import type { Ui } from '@/lib/i18n/ui';
import type { Act, PlanStepDetail } from './model';

/** What happened by a step: the key of its words under `plans.happened`. */
export const happened = ({ act, by }: Pick<PlanStepDetail, 'act' | 'by'>): string =>
  act === 'deliver' && by === 'person' ? 'received' : act;

/** What a guardian did beside the person, and what the person said themself, or why they could not. */
export const guardianWords = (
  ui: Ui,
  { what, how, name = '', on = '', answer }: PlanStepDetail,
  words: string,
  day: (on: string) => string,
): string[] => [
  ui.text(`plans.guardian.line_${what}`, { day: day(on), name, how: ui.text(`plans.form.guardian_hows.${how}`) }),
  ui.text(`plans.guardian.${answer}`, { words }),
];

/** Where the words of an act's ways stand. */
export const howsOf = (act: Act): string => (act === 'deliver' ? 'handed_as' : act === 'guardian' ? 'guardian_hows' : 'hows');
