// Pages are made a few at a time, and who came first is served first. Fifty begun at once would all be done last, each of them held in
// memory until then; and Node before 24 does not give all of that memory back (docs/performance.md).
import { AsyncResource } from 'node:async_hooks';
import http from 'node:http';

/** Pages that are being made: more than keep one processor busy, since some wait for the database. */
const atOnce = 4;
/** After so long others come as well: a slow line or a long search is no reason for them to wait, ms. */
const patience = 1_000;
/** What costs next to nothing, and the stream of news, which stays open. */
const always = /^\/(_next|api|fonts|news)(\/|\?|$)/;

/** @param {http.RequestListener} listener @returns {http.RequestListener} */
export function withTurns(listener, { atOnce: places = atOnce, patience: longest = patience } = {}) {
  let going = 0;
  const waiting = /** @type {Set<() => void>} */ (new Set());

  const next = () => {
    const [begin] = waiting;
    if (!begin || going >= places) return;
    waiting.delete(begin);
    begin();
    next();
  };

  return (request, response) => {
    if (request.method !== 'GET' || always.test(request.url ?? '')) return listener(request, response);
    // As if it had not waited: begun in the context of the page before it, it would hold on to that one, and that to the one before.
    const begin = AsyncResource.bind(() => {
      going += 1;
      let over = false;
      const finish = () => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        going -= 1;
        next();
      };
      const timer = setTimeout(finish, longest);
      response.once('close', finish);
      // The page is made; how fast its reader takes it is their own affair.
      const { end } = response;
      response.end = (/** @type {any[]} */ ...args) => {
        setImmediate(finish);
        return end.apply(response, /** @type {any} */ (args));
      };
      listener(request, response);
    });
    waiting.add(begin);
    // Who has gone while waiting gets nothing made.
    response.once('close', () => waiting.delete(begin));
    next();
  };
}
