import type {Patch} from './patch.ts';

/**
 * V8 takes 27 ms to build the set of all emoji (`\p{RGI_Emoji}`), which string-width does at the first text beyond ASCII, an ellipsis too.
 * So it is asked only where an emoji can be: those are beyond the basic plane, in a few blocks of symbols, or followed by U+FE0F.
 */
export const emoji: readonly Patch[] = [
  {
    reason: 'string-width has no eager pattern of all emoji: delete scripts/build/emoji.ts',
    file: /node_modules\/string-width\/index\.js$/,
    find: /const emojiPrefixRegex = (\/.*\\p\{RGI_Emoji\}.*\/v);/,
    replace: String.raw`const canBeEmoji = /[\u{FE0F}\u{231A}-\u{23FF}\u{25FD}\u{25FE}\u{2600}-\u{27BF}\u{2B1B}-\u{2B55}\u{1F000}-\u{1FFFF}]/u;
let madeEmojiPrefixRegex;
const emojiPrefixRegex = {
  exec: text => canBeEmoji.test(text) ? (madeEmojiPrefixRegex ??= $1).exec(text) : null,
  test: text => emojiPrefixRegex.exec(text) !== null,
};`,
  },
];
