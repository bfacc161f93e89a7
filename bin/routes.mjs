// Which page is an address? Next asks all pages with a parameter in their address one after the other, each of them twice, in the order of
// the alphabet: hundreds of regular expressions for every request, 7 % of a page's time. Two addresses can only be meant by the
// same path when they have as many parts; so the short ones, which are asked for most, are tried first, and nothing else changes.

/** @typedef {(pages: string[]) => string[]} Sort */

/**
 * Has Next try short addresses first. To be called before Next is loaded; where Next looks otherwise than expected, all stays as it is.
 * @param {NodeJS.Require} require
 */
export function tryShortAddressesFirst(require) {
  const file = require.resolve('next/dist/shared/lib/router/utils');
  const utils = /** @type {{ getSortedRoutes?: Sort }} */ (require(file));
  const loaded = require.cache[file];
  if (utils.getSortedRoutes && loaded) loaded.exports = { ...utils, getSortedRoutes: shortFirst(utils.getSortedRoutes) };
}

/** @param {Sort} sort @returns {Sort} */
export const shortFirst = (sort) => (pages) => sort(pages).toSorted((a, b) => partsOf(a) - partsOf(b));

/** In how many parts an address comes; [...rest] stands for any number and is tried when nothing else fits. @param {string} page */
const partsOf = (page) => (page.includes('[...') ? Number.MAX_SAFE_INTEGER : page.split('/').length);
