import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { monthBeside } from '@/lib/duties/month';
import { columnsOf, formats, forms, freshMinutes } from '@/lib/exports/model';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  month: string;
  now: string;
  /** Whether they have just signed in; otherwise they do so first. */
  fresh: boolean;
  /** How much there is. */
  size: { cases: number; n: number };
  /** This page, and the file's address, of a month. */
  hrefOf: (month: string, act?: 'file') => string;
};

/** The tables of a month's records, to take along. */
export function Exports({ ui, month, now, fresh, size, hrefOf }: Props) {
  return (
    <>
      <h1>{ui.t('exports.of', { month: ui.month(month) })}</h1>
      <p className="acts">
        <a href={hrefOf(monthBeside(month, -1))}>{ui.t('month.before', { month: ui.month(monthBeside(month, -1)) })}</a>
        {month < now && (
          <a href={hrefOf(monthBeside(month, 1))}>{ui.t('month.after', { month: ui.month(monthBeside(month, 1)) })}</a>
        )}
      </p>
      <p>{ui.t('exports.size', size)}</p>
      <p>{ui.t('exports.logged')}</p>
      {!fresh && (
        <>
          <Notice>{ui.t('exports.sign_in', { n: freshMinutes })}</Notice>
          <LinkButton href={paths.signIn(hrefOf(month))}>{ui.t('exports.sign_in_link')}</LinkButton>
        </>
      )}
      {fresh &&
        forms.map((form) => (
          <section key={form} aria-labelledby={form}>
            <h2 id={form}>{ui.t(`exports.form.${form}`)}</h2>
            <p>
              {ui.t('exports.columns', {
                names: columnsOf[form]
                  .map((column) => ui.text(`exports.column.${column}`))
                  .join(ui.text('common.listSeparator')),
              })}
            </p>
            <p className="acts">
              {formats.map((format) => (
                <a key={format} href={`${hrefOf(month, 'file')}&form=${form}&format=${format}`} download>
                  {ui.t(`exports.format.${format}`)}
                </a>
              ))}
            </p>
          </section>
        ))}
    </>
  );
}
