import { numbers, PhoneLink } from '@/components/ui/help';
import type { Ui } from '@/lib/i18n/ui';
import { places } from '@/lib/safety/model';

/** Whom to call at once. */
export function Urgent({ ui }: { ui: Ui }) {
  return (
    <>
      <p>{ui.t('safety.urgent')}</p>
      <ul>
        {numbers.slice(0, 2).map(({ number, words }) => (
          <li key={number}>
            <PhoneLink number={number}>{ui.t(words)}</PhoneLink>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Where else to turn: people who have nothing to do with the company, the family or the office. */
export function Outside({ ui }: { ui: Ui }) {
  return (
    <section aria-labelledby="outside">
      <h2 id="outside">{ui.t('safety.outside.title')}</h2>
      <p>{ui.t('safety.outside.lead')}</p>
      <p>{ui.t('safety.outside.anybody')}</p>
      <ul>
        {places.map(({ key, number, page, source }) => (
          <li key={key}>
            {number ? (
              <PhoneLink number={number}>{ui.t(`safety.outside.${key}`)}</PhoneLink>
            ) : (
              <a href={page} rel="noreferrer">
                {ui.t(`safety.outside.${key}`)}
              </a>
            )}
            <small className="line">{ui.t('safety.outside.source', { source })}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
