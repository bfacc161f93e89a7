import { Fragment } from 'react';
import { type Content, type Part, parts } from '@/lib/handover/model';
import { type Told as ToldPart, told } from '@/lib/handover/words';
import type { Ui } from '@/lib/i18n/ui';

/** What goes, part by part, as its receiver reads it. */
export function Told({ ui, content, level = 2 }: { ui: Ui; content: Content; level?: 2 | 3 }) {
  const Heading = `h${level}` as 'h2' | 'h3';
  return (
    <>
      {told(ui, content).map((one) => (
        <section key={one.part}>
          <Heading>{ui.t(`handover.part.${one.part}.title`)}</Heading>
          <Groups ui={ui} {...one} />
        </section>
      ))}
    </>
  );
}

/** One part alone; null where there is nothing of it. */
export function ToldOf({ ui, content, part }: { ui: Ui; content: Content; part: Part }) {
  const one = told(ui, content).find((some) => some.part === part);
  return one ? <Groups ui={ui} {...one} /> : null;
}

const Groups = ({ ui, groups }: Pick<ToldPart, 'groups'> & { ui: Ui }) => (
  <>
    {groups.map(({ heading, lines }, at) => (
      <Fragment key={at}>
        {heading && (
          <p>
            <b>{ui.say(heading)}</b>
          </p>
        )}
        <ul className="dotted">
          {lines.map((line, n) => (
            <li key={n}>{ui.say(line)}</li>
          ))}
        </ul>
      </Fragment>
    ))}
  </>
);

/** The parts that there is something of; one's own words always can be. */
export const partsOf = (offer: Content): Part[] => parts.filter((part) => part === 'summary' || offer[part] !== undefined);
