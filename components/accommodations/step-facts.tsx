import { SummaryList, type SummaryRow } from '@/components/ui/summary-list';
import type { StepDetail } from '@/lib/accommodations/model';
import type { Ui } from '@/lib/i18n/ui';
import { knowingLine } from './who-may-know';

/** A step of a dialogue as its history shows it: what was done, and what it carries beside its words. */
export function StepFacts({ ui, detail }: { ui: Ui; detail: StepDetail }) {
  const { burdens, instead, starts_on, review_on, effect, occasion, knowing } = detail;
  const all = (names: string[]) => names.join(ui.text('common.listSeparator'));
  const rows: (SummaryRow | undefined | '')[] = [
    burdens && {
      term: ui.t('accommodations.burdens.title'),
      value: ui.say(all(burdens.map((burden) => ui.text(`accommodations.burdens.${burden}`)))),
    },
    instead && { term: ui.t('accommodations.instead'), value: ui.say(instead) },
    starts_on && { term: ui.t('accommodations.starts'), value: ui.day(starts_on) },
    review_on && { term: ui.t('accommodations.review'), value: ui.day(review_on) },
    effect && { term: ui.t('accommodations.effect.title'), value: ui.t(`accommodations.effect.${effect}`) },
    occasion && { term: ui.t('accommodations.occasion.title'), value: ui.t(`accommodations.occasion.${occasion}`) },
  ];
  const shown = rows.filter((row) => typeof row === 'object');
  return (
    <>
      <p>
        <b>{ui.t(`accommodations.done.${detail.act}`)}</b>
      </p>
      {shown.length > 0 && <SummaryList ui={ui} rows={shown} />}
      {knowing && <p className="hint">{knowingLine(ui, knowing)}</p>}
    </>
  );
}
