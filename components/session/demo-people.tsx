import { Button } from '@/components/ui/button';
import { Hidden } from '@/components/ui/hidden';
import { Icon } from '@/components/ui/icon';
import type { PartyKind } from '@/lib/entries/model';
import type { Locale, Ui } from '@/lib/i18n/ui';
import { paths } from '@/lib/paths';

export type Person = {
  personId: string;
  name: string;
  reading: string;
  note: { side: PartyKind; line: Record<Locale, string> };
};

const sides: [PartyKind, string][] = [
  ['supported_person', 'person'],
  ['family', 'family'],
  ['employer', 'employer'],
  ['support_team', 'support'],
  ['partner', 'partner'],
];

/** The people of a demo by side, one button each. */
export function DemoPeople({ ui, people, next }: { ui: Ui; people: Person[]; next: string }) {
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{ui.t('session.demo.title')}</h2>
      <p>{ui.t('session.demo.hint')}</p>
      <p>
        <a className="alone" href={paths.mailbox()}>
          {ui.t('session.demo.mailbox')}
        </a>
      </p>
      <form method="post" action={paths.signInDemo()}>
        {next !== '/' && <Hidden name="next" value={next} />}
        {sides
          .filter(([side]) => people.some((person) => person.note.side === side))
          .map(([side, icon]) => (
            <section key={side} aria-labelledby={`demo-${side}`}>
              <h3 id={`demo-${side}`}>
                <Icon name={icon} /> {ui.t(`parties.kind.${side}`)}
              </h3>
              <ul className="grid">
                {people
                  .filter((person) => person.note.side === side)
                  .map((person) => (
                    <li key={person.personId} className="demo-person">
                      <Button
                        variant="secondary"
                        name="person"
                        value={person.personId}
                        aria-describedby={`about-${person.personId}`}
                      >
                        {ui.name(person.name, person.reading)}
                      </Button>
                      <span id={`about-${person.personId}`}>{ui.say(person.note.line[ui.locale] || person.note.line.ja)}</span>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
      </form>
    </section>
  );
}
