import { log } from '@/lib/logging';
import { scheduleNotices } from '@/lib/notices/commands';

/**
 * Sees to what people write, once a second: who wants to hear of it outside, and when? Several tellers may be at it: each entry is one's.
 * @param beat in milliseconds
 */
export function startTeller({ beat = 1_000 } = {}): { stop(): Promise<void> } {
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let working = Promise.resolve();
  async function see(): Promise<void> {
    try {
      await scheduleNotices();
    } catch (error) {
      log.warn('news not seen to', { error });
    }
    if (!stopping) timer = setTimeout(begin, beat);
  }
  function begin(): void {
    working = see();
  }
  begin();
  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await working;
    },
  };
}
