import { headers } from 'next/headers';
import { formAction } from '@/lib/forms/action';
import { keepSubscription } from '@/lib/notices/commands';
import { paths } from '@/lib/paths';
import { subscriptionForm } from '@/lib/push/model';
import { deviceOf } from '@/lib/session/device';

/** This browser takes pushes from now on. */
export const POST = formAction({
  schema: subscriptionForm,
  form: () => paths.noticeWays(),
  run: async (tx, _me, subscription) => {
    await keepSubscription(tx, subscription, deviceOf((await headers()).get('user-agent')));
    return `${paths.noticeWays()}?done=push`;
  },
});
