import { Hidden } from '@/components/ui/hidden';
import { Radios } from '@/components/ui/radios';
import type { Category } from '@/lib/entries/model';
import type { Ui } from '@/lib/i18n/ui';
import { audienceWords, type Circle } from './words';

type Props = { ui: Ui; circle: Circle; thread: string[]; category: Category; chosen: string; error: string | undefined };

/** Who reads an answer: those of the thread, or fewer. Each choice names its readers, and what is named is what is sent. */
export function AnswerReaders({ ui, circle, thread, category, chosen, error }: Props) {
  const circles = answerCircles(circle, thread);
  const words = (audience: string[]) => {
    const { see, waiting } = audienceWords(ui, circle, audience, category, true);
    return [ui.text('common.readersAre', { names: see }), waiting].filter(Boolean).join(' ');
  };
  const [all, ...fewer] = circles;
  if (!all) return null;
  if (fewer.length === 0) {
    return (
      <>
        <Hidden name="audience" value={all.audience.join()} />
        <p className="hint">{ui.say(words(all.audience))}</p>
      </>
    );
  }
  const choices = circles.map(({ name, audience }) => ({
    value: audience.join(),
    label: ui.t(`audience.answer.${name}`),
    hint: ui.say(words(audience)),
  }));
  return (
    <Radios
      ui={ui}
      name="audience"
      label={ui.t('audience.answer.question')}
      error={error}
      choices={choices}
      value={choices.some((choice) => choice.value === chosen) ? chosen : all.audience.join()}
    />
  );
}

/** The circles an answer can have: the thread's, as far as the asker knows it; with the supported person; the support team alone. */
function answerCircles(
  { parties, mine }: Circle,
  thread: string[],
): { name: 'thread' | 'person' | 'team'; audience: string[] }[] {
  const known = parties.filter((party) => party.open && thread.includes(party.id));
  const of = (kinds: string[]) =>
    known.filter((party) => mine.includes(party.id) || kinds.includes(party.kind)).map((party) => party.id);
  const withPerson = known.some((party) => party.kind === 'supported_person' && !mine.includes(party.id));
  const circles = [
    { name: 'thread' as const, audience: known.map((party) => party.id) },
    ...(withPerson ? [{ name: 'person' as const, audience: of(['support_team', 'supported_person']) }] : []),
    { name: 'team' as const, audience: of(['support_team']) },
  ];
  const seen = new Set<string>();
  return circles.filter(({ audience }) => {
    const key = [...audience].sort().join();
    const fresh = audience.length > 0 && !seen.has(key);
    seen.add(key);
    return fresh;
  });
}
