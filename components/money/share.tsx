import { LinkButton } from '@/components/ui/button';
import { Details } from '@/components/ui/details';
import { Empty } from '@/components/ui/empty';
import type { ClockFact } from '@/lib/clock/facts';
import { addDays, type Day } from '@/lib/dates';
import type { Ui } from '@/lib/i18n/ui';
import { agencyFee, type Fee, shareBetween, shareOf } from '@/lib/money/estimate';
import { amountOn, baseUnits, type Cut, cuts } from '@/lib/money/rules';
import type { Setting } from '@/lib/money/settings';
import { paths } from '@/lib/paths';

type Props = {
  ui: Ui;
  caseId: string;
  team: boolean;
  /** The cap, and an amount that was told instead of the counted one, which hold on the day. */
  cap: ClockFact | null;
  said: ClockFact | null;
  settings: Setting[];
  day: Day;
};

/** What a month costs the person: the amount in one sentence, the arithmetic line by line, and how another one is written down. */
export function Share({ ui, caseId, team, cap, said, settings, day }: Props) {
  const fee = agencyFee(settings, day);
  return (
    <section aria-labelledby="cost">
      <h2 id="cost">{ui.t('money.share.title')}</h2>
      {cap || said ? (
        <>
          <p className="lead">
            {said?.yen != null ? (
              ui.t('money.share.said', { yen: said.yen })
            ) : (
              <Counted ui={ui} cap={cap?.yen ?? 0} fee={fee} day={day} />
            )}
          </p>
          {said && <p>{ui.say(ui.text('money.share.said_why', { reason: said.reason }))}</p>}
          <p>{ui.t('money.share.estimate')}</p>
          {cap && (
            <Details summary={ui.t('money.share.how')}>
              {fee ? <Arithmetic ui={ui} fee={fee} cap={cap.yen ?? 0} /> : <p>{ui.t('money.share.no_rate')}</p>}
              <p>{ui.t('money.share.no_change')}</p>
              {fee?.over && <p>{ui.t('money.share.over', { day: ui.day(addDays(baseUnits.at(-1)!.to!, 1)) })}</p>}
              <p>{ui.t('money.sources.lead')}</p>
            </Details>
          )}
        </>
      ) : (
        <Empty>{ui.t(team ? 'money.share.no_cap' : 'money.share.no_cap_person')}</Empty>
      )}
      {team && (
        <p>
          <LinkButton variant="secondary" href={paths.recordFact(caseId, cap ? 'share' : 'cap')}>
            {ui.t(cap ? 'money.share.other' : 'money.share.add_cap')}
          </LinkButton>
        </p>
      )}
    </section>
  );
}

function Counted({ ui, cap, fee, day }: { ui: Ui; cap: number; fee: Fee | null; day: Day }) {
  const { least, most } = fee
    ? { least: shareOf(fee.cost, cap, day).share, most: shareOf(fee.cost, cap, day).share }
    : shareBetween(cap, day);
  if (most === 0) return ui.t('money.share.free');
  return least === most ? ui.t('money.share.own', { yen: most }) : ui.t('money.share.between', { least, most });
}

/** Units × price, a tenth of it, the cap: each a line. */
function Arithmetic({ ui, fee, cap }: { ui: Ui; fee: Fee; cap: number }) {
  const { tenth, share } = shareOf(fee.cost, cap, fee.day);
  return (
    <ol className="numbered">
      <li>{ui.t('money.share.basic', { from: fee.from, units: fee.basic })}</li>
      {fee.cuts.map((cut: Cut) => (
        <li key={cut}>
          {ui.t('money.share.cut', { name: ui.text(`money.rule.${cut}`), n: amountOn<number>(cuts[cut], fee.day) })}
        </li>
      ))}
      {fee.cuts.length > 0 && <li>{ui.t('money.share.base', { units: fee.base })}</li>}
      {fee.add.map(({ name, units }) => (
        <li key={name}>{ui.t('money.share.add', { name: ui.text(`money.rule.${name}`), units })}</li>
      ))}
      {fee.treated > 0 && <li>{ui.t('money.share.treated', { n: fee.treatment / 10, units: fee.treated })}</li>}
      <li>{ui.t('money.share.cost', { units: fee.units, price: (fee.price / 100).toFixed(2), yen: fee.cost })}</li>
      <li>{ui.t('money.share.tenth', { yen: tenth })}</li>
      <li>{ui.t('money.share.cap', { yen: cap })}</li>
      <li>
        <b>{ui.t('money.share.result', { yen: share })}</b>
      </li>
    </ol>
  );
}
