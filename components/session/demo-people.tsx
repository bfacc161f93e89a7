import type { PartyKind } from '@/lib/entries/model';
import type { Locale, Ui } from '@/lib/i18n/ui';

type Person = { personId: string; name: string; reading: string; note: { side: PartyKind; line: Record<Locale, string> } };

const sides: PartyKind[] = ['supported_person', 'family', 'employer', 'support_team', 'partner'];

/** The people of a demo by side, one button each. */
export function DemoPeople({ ui, people, next }: { ui: Ui; people: Person[]; next: string }) {
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{ui.t('session.demo.title')}</h2>
      <p>{ui.t('session.demo.hint')}</p>
      <form method="post" action="/sign-in/demo">
        {next !== '/' && <input type="hidden" name="next" value={next} />}
        {sides
          .filter((side) => people.some((person) => person.note.side === side))
          .map((side) => (
            <section key={side} aria-labelledby={`demo-${side}`}>
              <h3 id={`demo-${side}`}>{ui.t(`parties.kind.${side}`)}</h3>
              <ul>
                {people
                  .filter((person) => person.note.side === side)
                  .map((person) => (
                    <li key={person.personId}>
                      <button type="submit" name="person" value={person.personId}>
                        {ui.name(person.name, person.reading)}
                      </button>
                      <p>{ui.say(person.note.line[ui.locale] || person.note.line.ja)}</p>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
      </form>
    </section>
  );
}
