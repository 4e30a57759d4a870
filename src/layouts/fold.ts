const superscripts = new Map<string, string>(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻'].map((raised, i) => [raised, '0123456789+-'.charAt(i)]),
);
const raisedRun = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+/g;
const dashes = /[‐‑‒–—―−─﹣－]/g;
const ideograph = '\\p{Script=Han}\\p{P}\\p{S}';
const spaceBesideIdeograph = new RegExp(`(?<=[${ideograph}]) | (?=[${ideograph}])`, 'gu');

/** Longer texts name nothing, and hold no number: they are prose, whatever words are in them. In characters. */
export const longestName = 1000;

/**
 * The one spelling in which texts are compared: superscripts written with `^` (before width folding, which would make
 * plain digits of them), full-width and other compatibility forms folded, dashes made one, lower case, white space
 * collapsed and dropped beside ideographs and punctuation.
 */
export function fold(text: string): string {
  return text
    .replace(raisedRun, (run) => `^${[...run].map((c) => superscripts.get(c)).join('')}`)
    .normalize('NFKC')
    .replace(dashes, '-')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/g, ' ')
    .replace(spaceBesideIdeograph, '')
    .trim();
}
