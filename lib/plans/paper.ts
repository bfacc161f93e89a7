import { formatReiwaDay } from '@/lib/dates';
import type { Settings, Ui } from '@/lib/i18n/ui';
import { type Block, type PdfDocument, wordsOf } from '@/lib/pdf/model';
import { besideGuardians, goalParts, holds, isWithoutPerson, sections } from './model';
import type { Goal, PlanInFull } from './queries';
import { guardianWords } from './words';

/** A version as paper: just what its reader may see of it. */
export function planDocument(
  ui: Ui,
  {
    found,
    personName,
    agency,
    furigana,
  }: { found: PlanInFull; personName: string; agency: string; furigana: Settings['furigana'] },
): PdfDocument {
  const { plan, parts, goals, taken } = found;
  const words = (text: string) => wordsOf(text, ui.locale === 'en' ? 'none' : furigana);
  const text = (line: string): Block => ({ kind: 'text', words: words(line) });
  const heading = (line: string): Block => ({ kind: 'heading', level: 2, words: words(line) });
  const day = (at: string) => `${ui.day(at)}${ui.locale === 'en' ? '' : `（${formatReiwaDay(at)}）`}`;
  const said = (term: string, value: string) => `${ui.text(term)}：${value}`;
  const lines = (body: string) =>
    body
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map(text);
  const facts = ({ detail, done, reached, effect, remains }: Goal): string[] => [
    ...goalParts.flatMap((part) => (detail[part] ? [said(`plans.goal.${part}`, detail[part])] : [])),
    ...(['from', 'to'] as const).flatMap((part) => (detail[part] ? [said(`plans.goal.${part}`, day(detail[part]))] : [])),
    ...(done && reached
      ? [
          said('plans.goals.done_as', ui.text(`plans.extent_done.${done}`)),
          said('plans.goals.reached_as', ui.text(`plans.extent_reached.${reached}`)),
        ]
      : []),
    ...(effect ? [said('plans.goals.effect', effect)] : []),
    ...(remains ? [said('plans.goals.remains', remains)] : []),
  ];
  return {
    title: ui.text('plans.title'),
    lang: ui.locale === 'en' ? 'en' : 'ja',
    blocks: [
      { kind: 'heading', level: 1, words: words(ui.text('plans.title_of', { name: personName })) },
      text(`${agency}　${ui.text('plans.version', { n: plan.number })}　${ui.text(`plans.state.${plan.state}`)}`),
      ...(plan.agreedOn ? [] : [text(ui.text('plans.draft_only'))]),
      ...(goals.length > 0 ? [heading(ui.text('plans.goals.title'))] : []),
      ...goals.flatMap((goal): Block[] => [
        { kind: 'quote', lines: goal.words.split('\n').map(words) },
        ...(goal.steps.length > 0
          ? [
              {
                kind: 'list' as const,
                items: goal.steps.map((step) =>
                  words(`${step.words}${holds(plan.state) && step.done ? `（${ui.text('plans.goals.is_done')}）` : ''}`),
                ),
              },
            ]
          : []),
        ...facts(goal).map(text),
      ]),
      ...sections.flatMap((section) => {
        const part = parts.find((one) => one.section === section && one.words.trim() !== '');
        return part ? [heading(ui.text(`plans.sections.${section}.title`)), ...lines(part.words)] : [];
      }),
      heading(ui.text('plans.sign.title')),
      ...(plan.explainedOn ? [text(said('plans.days.explained', day(plan.explainedOn)))] : []),
      ...(plan.agreedOn && plan.method
        ? [text(said('plans.days.agreed', ui.text(`plans.days.agreed_${plan.method}`, { day: day(plan.agreedOn) })))]
        : [text(ui.text('plans.sign.none'))]),
      ...besideGuardians(taken).flatMap(({ detail, words: own }) => guardianWords(ui, detail, own, day).map(text)),
      ...(isWithoutPerson(taken) ? [text(ui.text('plans.sign.without'))] : []),
      ...(plan.deliveredOn ? [text(said('plans.days.delivered', day(plan.deliveredOn)))] : []),
    ],
  };
}
