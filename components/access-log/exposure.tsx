import { BackLink } from '@/components/ui/back-link';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Table } from '@/components/ui/table';
import { TextField } from '@/components/ui/text-field';
import type { Exposed, LookedAt } from '@/lib/access-log/queries';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  entryId: string;
  from: string;
  to: string;
  looked: LookedAt[];
  exposed: Exposed[];
};

/** Of one entry, between two days: who saw it, and who could have. What is needed when something was shown to the wrong people. */
export function Exposure({ ui, caseId, entryId, from, to, looked, exposed }: Props) {
  const saw = new Set(looked.map(({ personId }) => personId));
  return (
    <>
      <BackLink ui={ui} href={paths.entry(caseId, entryId)} />
      <h1>{ui.t('access-log.exposure.title')}</h1>
      <p>{ui.t('access-log.exposure.lead')}</p>
      <form method="get" action={paths.entryStep(caseId, entryId, 'exposure')} className="no-print">
        <TextField ui={ui} name="from" type="date" label={ui.t('access-log.exposure.from')} value={from} />
        <TextField ui={ui} name="to" type="date" label={ui.t('access-log.exposure.to')} value={to} />
        <div className="actions">
          <Button variant="secondary">{ui.t('timeline.narrow')}</Button>
        </div>
      </form>
      <h2>{ui.t('access-log.exposure.looked', { n: looked.length })}</h2>
      {looked.length === 0 ? (
        <Empty>{ui.t('access-log.exposure.nobody')}</Empty>
      ) : (
        <Table
          caption={ui.text('access-log.exposure.looked', { n: looked.length })}
          head={[
            ui.t('access-log.who'),
            ui.t('access-log.exposure.first'),
            ui.t('access-log.exposure.last'),
            ui.t('access-log.exposure.times'),
          ]}
          stacks={[1, 2, 3]}
          rows={looked.map((one) => ({
            key: one.personId,
            cells: [
              ui.name(one.name, one.reading),
              ui.dayTime(one.firstAt),
              ui.dayTime(one.lastAt),
              <>
                {ui.t('access-log.exposure.n', { n: one.looks })}
                {one.kinds
                  .filter((kind) => kind !== 'page')
                  .map((kind) => (
                    <small key={kind} className="line">
                      {ui.t(`access-log.how.${kind}`)}
                    </small>
                  ))}
              </>,
            ],
          }))}
        />
      )}
      <h2>{ui.t('access-log.exposure.could', { n: exposed.length })}</h2>
      {exposed.length === 0 ? (
        <Empty>{ui.t('access-log.exposure.nobody')}</Empty>
      ) : (
        <Table
          caption={ui.text('access-log.exposure.could', { n: exposed.length })}
          head={[
            ui.t('access-log.who'),
            ui.t('access-log.exposure.side'),
            ui.t('access-log.exposure.since'),
            ui.t('access-log.exposure.until'),
            ui.t('access-log.exposure.saw'),
          ]}
          stacks={[2, 3, 4]}
          rows={exposed.map((one) => ({
            key: one.personId,
            cells: [
              ui.name(one.name, one.reading),
              one.label ? ui.say(one.label) : ui.t(`parties.kind.${one.kind}`),
              ui.dayTime(one.firstAt),
              ui.dayTime(one.lastAt),
              ui.t(saw.has(one.personId) ? 'access-log.exposure.yes' : 'access-log.exposure.no'),
            ],
          }))}
        />
      )}
    </>
  );
}
