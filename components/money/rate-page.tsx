import { BackLink } from '@/components/ui/back-link';
import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import { Table } from '@/components/ui/table';
import type { Ui } from '@/lib/i18n/ui';
import { type Counted, firstOfYear, percentWords, type Rate, type Reading, readings, unitsOf } from '@/lib/money/retention';
import type { Setting } from '@/lib/money/settings';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  agency: { id: string; name: string };
  /** The fiscal year whose fee goes by it, and the one that goes on now. */
  year: number;
  now: number;
  rates: Record<Reading, Rate>;
  before: { users: number; working: number };
  /** What was notified for the year. */
  said: Setting | null;
};

/** An agency's retention rate for a year, by both readings, with who stands behind each number. */
export function RatePage({ ui, agency, year, now, rates, before, said }: Props) {
  const { from, to, on } = rates.used;
  const begun = new Set(rates.begun.people.map(({ caseId }) => caseId));
  return (
    <>
      <BackLink ui={ui} href={paths.agencySettings(agency.id)}>
        {ui.t('money.settings.back')}
      </BackLink>
      <h1>{ui.t('money.rate.of', { year: String(year) })}</h1>
      <p>{ui.say(agency.name)}</p>
      <nav className="acts" aria-label={ui.text('money.rate.years')}>
        {[now - 2, now - 1, now, now + 1].map((one) => (
          <a key={one} href={paths.retentionRate(agency.id, one)} aria-current={one === year ? 'page' : undefined}>
            {one === now
              ? ui.t('money.rate.current')
              : one > now
                ? ui.t('money.rate.coming')
                : ui.t('money.rate.year', { year: String(one) })}
          </a>
        ))}
      </nav>
      <p>{ui.t('money.rate.lead', { year: String(year), from: ui.day(from), to: ui.day(to) })}</p>
      {on < to && <p>{ui.t('money.rate.going_on', { day: ui.day(on) })}</p>}
      <p className="lead">
        {said
          ? ui.t('money.rate.in_force', { percent: said.value, units: unitsOf(said.value, year), reason: said.reason })
          : ui.t('money.rate.not_set')}
      </p>
      {readings.map((reading) => (
        <One key={reading} ui={ui} agencyId={agency.id} year={year} reading={reading} rate={rates[reading]} />
      ))}
      <p>{ui.t('money.rate.readings')}</p>
      <p>
        <a className="alone" href={paths.agencySettings(agency.id, 'rate')}>
          {ui.t('money.rate.set')}
        </a>
      </p>
      <section aria-labelledby="people">
        <h2 id="people">
          {ui.t('money.rate.people')} <small>{ui.t('money.settings.people', { n: rates.used.people.length })}</small>
        </h2>
        {rates.used.people.length === 0 ? (
          <Empty>{ui.t('money.rate.none')}</Empty>
        ) : (
          <Table
            caption={ui.text('money.rate.people')}
            head={[
              ui.t('money.rate.person'),
              ui.t('money.rate.began'),
              ui.t('money.rate.ended'),
              ui.t('money.rate.why'),
              ui.t('money.rate.in_second'),
            ]}
            stacks={[1, 2, 3, 4]}
            rows={rates.used.people.map((one) => ({
              key: one.caseId,
              cells: [
                <a key="case" href={paths.clock(one.caseId)}>
                  {ui.name(one.name, one.reading)}
                </a>,
                ui.day(one.startedOn),
                one.endedOn && one.endedOn <= on ? ui.day(one.endedOn) : ui.t('money.rate.still'),
                standingWords(ui, one),
                ui.t(begun.has(one.caseId) ? 'money.rate.counted' : 'money.rate.not_counted'),
              ],
            }))}
          />
        )}
        {before.users > 0 && <p>{ui.t('money.rate.people_before', before)}</p>}
        <p>
          <a className="alone" href={`${paths.agencySettings(agency.id, 'users_before')}${period(year)}`}>
            {ui.t('money.rate.people_add')}
          </a>
        </p>
      </section>
      <Details summary={ui.t('money.rate.how')}>
        <ul className="dotted">
          {[1, 2, 3, 4, 5, 6].map((n) => (
            <li key={n}>{ui.t(`money.rate.how_${n}`)}</li>
          ))}
        </ul>
        <p>{ui.t('money.rate.sources')}</p>
      </Details>
      <p className="hint">{ui.t('money.rate.readers')}</p>
    </>
  );
}

/** The rate by one reading: its tier, what the next one needs, and the way to take it. */
function One({ ui, agencyId, year, reading, rate }: { ui: Ui; agencyId: string; year: number; reading: Reading; rate: Rate }) {
  const { percent, tier, next, working, users } = rate;
  const words = ui.text(`money.rate.reading.${reading}`);
  return (
    <section aria-labelledby={reading}>
      <h2 id={reading}>{ui.t(`money.rate.reading.${reading}`)}</h2>
      {percent === null || !tier ? (
        <Empty>{ui.t('money.rate.none')}</Empty>
      ) : (
        <>
          <p>
            <b>{ui.t('money.rate.is', { percent: percentWords(percent), working, users })}</b>
          </p>
          <p>
            {ui.t('money.rate.tier', { from: tier[0], units: tier[1] })}{' '}
            {next ? ui.t('money.rate.next', { n: next.more, from: next.tier[0], units: next.tier[1] }) : ui.t('money.rate.top')}
          </p>
          <p>
            <LinkButton
              variant="secondary"
              href={`${paths.agencySettings(agencyId, 'rate')}&value=${percentWords(percent)}${period(year)}&reason=${encodeURIComponent(
                ui.text('money.rate.use_reason', { reading: words, working, users }),
              )}`}
            >
              {ui.t('money.rate.use')}
            </LinkButton>
          </p>
        </>
      )}
    </section>
  );
}

/** A fiscal year's first and last day, as a form is offered them. */
const period = (year: number) => `&from=${firstOfYear(year)}&to=${year + 1}-03-31`;

const standingWords = (ui: Ui, { standing, leftOn }: Counted) =>
  ui.t(`money.rate.standing.${standing}`, { day: leftOn ? ui.day(leftOn) : '' });
