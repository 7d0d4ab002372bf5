/** Bundled into the program by `segmenter.ts`. */

/** Characters that are one column wide and never join with a neighbour: each is a grapheme by itself. */
const SINGLE = /^[ -~\u{A1}-\u{AC}\u{AE}-\u{2FF}\u{2010}-\u{2027}\u{2190}-\u{2199}\u{2500}-\u{25FC}]*$/u;

/** What libraries use of `Intl.Segmenter`. The real one is made when there is a text that needs it: it costs 15-20 ms. */
export function lazySegmenter(): Pick<Intl.Segmenter, 'segment'> {
  let real: Intl.Segmenter | undefined;
  return {
    segment(text) {
      if (!SINGLE.test(text)) return (real ??= new Intl.Segmenter()).segment(text);
      const parts = Array.from(text, (segment, index) => ({segment, index, input: text}));
      return Object.assign(parts, {containing: (index = 0) => parts[index]});
    },
  };
}
