/**
 * Unicode's own marks for annotations in a line of text: before a base, between it and its reading, and after that. So a text with furigana
 * is one string, which React and JSON pass on whole. Whoever types such marks does not keep them (lib/forms/fields.ts).
 */
export const BASE = '\ufff9';
export const READING = '\ufffa';
export const END = '\ufffb';
