import { formAction } from '@/lib/forms/action';
import type { Fields } from '@/lib/forms/body';
import { setRule } from '@/lib/money/commands';
import { isSetting, settingDraft, settingForm } from '@/lib/money/settings';
import { paths } from '@/lib/paths';

const ruleOf = ({ rule }: Fields) => (isSetting(rule) ? rule : 'unit_price');

/** A manager says a rule of the agency. */
export const POST = formAction({
  schema: settingForm,
  form: ({ agencyId }: { agencyId: string }, fields) => paths.agencySettings(agencyId, ruleOf(fields)),
  draft: ({ agencyId }, fields) => settingDraft(agencyId, ruleOf(fields)),
  run: async (tx, _me, input, { agencyId }) => {
    await setRule(tx, agencyId, input);
    return `${paths.agencySettings(agencyId)}?saved`;
  },
});
