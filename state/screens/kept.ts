/** Remembers what was made from a text, for the next key press. Texts are long, so only the last few are remembered. */
export function kept<Made>(cache: Map<string, Made>, text: string, make: (text: string) => Made): Made {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const made = make(text);
  if (cache.size >= MOST) cache.delete(cache.keys().next().value ?? '');
  cache.set(text, made);
  return made;
}

const MOST = 4;
