/**
 * The next line that contains a text, ignoring case and wrapping around. With `by` 0, the line under the cursor counts
 * too.
 */
export function findLine(lines: readonly string[], cursor: number, wanted: string, by: 1 | -1 | 0): number | undefined {
  const text = wanted.toLowerCase();
  for (let step = by === 0 ? 0 : 1; step <= lines.length; step += 1) {
    const at = (cursor + (by === -1 ? -step : step) + lines.length) % lines.length;
    if (lines[at]?.toLowerCase().includes(text) === true) return at;
  }
  return undefined;
}
