import { Hidden } from '@/components/ui/hidden';
import { Icon } from '@/components/ui/icon';
import type { Overlap } from '@/lib/contacts/queries';
import type { Ui } from '@/lib/i18n/ui';

type Props = { ui: Ui; overlaps: Overlap[] /** Whether it is the first thing to read. */; first: boolean };

/** The writer's own contacts at the same time. It keeps nobody from recording; the form says with it what was shown. */
export function Overlaps({ ui, overlaps, first }: Props) {
  if (overlaps.length === 0) return null;
  return (
    <section
      className="notice whole"
      data-kind="warning"
      id={first ? 'advice' : undefined}
      tabIndex={-1}
      aria-labelledby="overlaps"
    >
      <Icon name="warning" />
      <div>
        <h2 id="overlaps">{ui.t('contacts.overlap.title')}</h2>
        <ul>
          {overlaps.map((one) => (
            <li key={one.id}>
              {ui.say(
                ui.text('contacts.overlap.line', { name: one.name, from: ui.time(one.startsAt), to: ui.time(one.endsAt) }),
              )}
            </li>
          ))}
        </ul>
        <p>{ui.t('contacts.overlap.anyway')}</p>
        <Hidden name="overlaps" value={overlaps.map(({ id }) => id).join('\n')} />
      </div>
    </section>
  );
}
