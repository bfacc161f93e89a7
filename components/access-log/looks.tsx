import { Button, LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Hidden } from '@/components/ui/hidden';
import { Select } from '@/components/ui/select';
import { type LookFilter, pageSize } from '@/lib/access-log/model';
import type { Look, Looker } from '@/lib/access-log/queries';
import type { CaseHead } from '@/lib/cases/model';
import { dayOf, today } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';
import { monthsBetween } from '@/lib/timeline/model';

const pages = [
  'contacts',
  'timeline',
  'entry',
  'search',
  'people',
  'print',
  'consents',
  'write',
  'notices',
  'clock',
  'emergency',
  'exposure',
  'accommodations',
  'card',
  'manual',
  'calendar',
  'private',
  'link',
  'plan',
  'plans',
  'report',
];

type Props = { ui: Ui; head: CaseHead; looks: Look[]; lookers: Looker[]; filter: LookFilter };

/** Who looked, by day, in plain words: 「午後3:05　田中さん（支援員）が、これまでのことを見ました（12件）」. */
export function Looks({ ui, head, looks, lookers, filter }: Props) {
  const shown = looks.slice(0, pageSize);
  const days = new Map<string, Look[]>();
  for (const look of shown) days.set(dayOf(look.at), [...(days.get(dayOf(look.at)) ?? []), look]);
  const older = new URLSearchParams({ ...narrowing(filter), before: shown.at(-1)?.id ?? '' });
  return (
    <>
      <h1>{ui.t('access-log.title')}</h1>
      <p>{ui.t('access-log.lead')}</p>
      <p>
        <a className="alone" href={paths.emergency(head.id)}>
          {ui.t('emergency.title')}
        </a>
      </p>
      <Narrow ui={ui} head={head} lookers={lookers} filter={filter} />
      {shown.length === 0 && <Empty>{ui.t('access-log.empty')}</Empty>}
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2>{ui.say(ui.day(`${day}T12:00:00+09:00`))}</h2>
          <ul>
            {ofDay.map((look) => (
              <li key={look.id}>{lookText(ui, look)}</li>
            ))}
          </ul>
        </section>
      ))}
      {looks.length > pageSize && (
        <p>
          <LinkButton variant="secondary" href={`${paths.looked(head.id)}?${older}`}>
            {ui.t('timeline.older')}
          </LinkButton>
        </p>
      )}
    </>
  );
}

/** By person and by month; of one entry when one came from there. */
function Narrow({ ui, head, lookers, filter }: Omit<Props, 'looks'>) {
  const all = { value: '', label: ui.text('timeline.all') };
  const narrowed = Object.keys(narrowing(filter)).length > 0;
  return (
    <details className="filters no-print" open={narrowed}>
      <summary>{ui.t('access-log.narrow')}</summary>
      <form method="get" action={paths.looked(head.id)}>
        {filter.entry && <Hidden name="entry" value={filter.entry} />}
        {filter.entry && (
          <p>
            {ui.t('access-log.of_entry')} <a href={paths.entry(head.id, filter.entry)}>{ui.t('access-log.to_entry')}</a>
          </p>
        )}
        <Select
          ui={ui}
          name="who"
          label={ui.t('access-log.who')}
          value={filter.who ?? ''}
          options={[all, ...lookers.map(({ id, name }) => ({ value: id, label: ui.text('common.by', { name }) }))]}
        />
        <Select
          ui={ui}
          name="month"
          label={ui.t('access-log.month')}
          value={filter.month ?? ''}
          options={[
            all,
            ...monthsBetween(head.startedOn, today()).map((month) => ({ value: month, label: ui.month(`${month}-01`) })),
          ]}
        />
        <Button variant="secondary">{ui.t('timeline.narrow')}</Button>{' '}
        <a className="alone" href={paths.looked(head.id)}>
          {ui.t('timeline.clear')}
        </a>
      </form>
    </details>
  );
}

const narrowing = ({ who, entry, month }: LookFilter): Record<string, string> =>
  Object.fromEntries(Object.entries({ who, entry, month }).filter((pair): pair is [string, string] => pair[1] !== undefined));

function lookText(ui: Ui, look: Look) {
  const line = ui.t(look.how === 'notice' ? 'access-log.sent' : 'access-log.line', {
    time: ui.time(look.at),
    name: look.name === null ? ui.text('access-log.somebody') : { name: look.name, reading: look.reading },
    side: look.label ?? ui.text('parties.kind.support_team'),
    page: ui.text(`access-log.pages.${pages.includes(look.page) ? look.page : 'other'}`),
    n: look.entries,
  });
  return look.how === 'page' || look.how === 'notice' ? (
    line
  ) : (
    <>
      {line} <small>{ui.t(`access-log.how.${look.how}`)}</small>
    </>
  );
}
