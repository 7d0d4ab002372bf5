import {cutStart, widthOf} from '../src/domain/text/fit.ts';

/**
 * A change, cut to fit: its path is shortened from the beginning, down to a third of the row, before what it says of
 * both sides.
 */
export function fitChange(text: string, width: number): string {
  const at = text.indexOf('  ');
  if (at < 0 || widthOf(text) <= width) return text;
  const said = text.slice(at);
  return cutStart(text.slice(0, at), Math.max(Math.floor(width / 3), width - widthOf(said))) + said;
}
