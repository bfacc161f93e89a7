import { daysBetween } from '@/lib/dates';
import type { CaseMonth, MonthState } from '@/lib/duties/month';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

/** Where what is missing is done. */
export function hrefOf(caseId: string, month: string, state: MonthState): string {
  switch (state.item) {
    case 'talk':
      return paths.newContact(caseId);
    case 'visit':
      return `${paths.newContact(caseId)}?medium=visit`;
    case 'confirm':
      return 'entryId' in state && state.entryId ? paths.entry(caseId, state.entryId) : paths.timeline(caseId);
    case 'report':
      return paths.reportMonth(caseId, month);
    case 'plan':
      return paths.plan(caseId);
    case 'certificate':
    case 'cap':
      return paths.recordFact(caseId, state.item);
  }
}

/** Where an item stands, in a few words. */
export function stateWords(ui: Ui, { from }: Pick<CaseMonth, 'from'>, state: MonthState): string {
  if (state.state === 'excused') return ui.text('month.excused');
  if (state.state === 'none') return ui.text('month.none');
  if (state.state === 'done')
    return state.day ? ui.text('month.done_on', { n: Number(state.day.slice(8)) }) : ui.text('month.done');
  const gap = state.day && daysBetween(from, state.day) > 0;
  return ui.text(`month.missing.${state.item}${gap ? '_from' : ''}`, {
    n: state.item === 'confirm' && 'n' in state ? (state.n ?? 0) : gap ? Number(state.day!.slice(8)) : 0,
  });
}
