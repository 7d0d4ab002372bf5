import {RE2JS} from 're2js';

/**
 * A pattern in RE2's syntax, as Palette reads it (Go's regexp): without backtracking, so that a stranger's pattern
 * cannot hang us.
 */
export type Regex =
  | {readonly isValid: true; readonly finds: (text: string) => boolean}
  | {readonly isValid: false; readonly why: string};

/** The longest pattern that we compile; its automaton grows with it. */
const LONGEST_PATTERN = 4096;

/**
 * Compiles a pattern. `finds` is true when the pattern matches somewhere in the text: like Go's MatchString, it is not
 * anchored unless the pattern says so (whether Palette anchors it is not documented; this way less is refused).
 */
export function compileRegex(pattern: string): Regex {
  if (pattern.length > LONGEST_PATTERN) return {isValid: false, why: `longer than ${LONGEST_PATTERN} characters`};
  try {
    const compiled = RE2JS.compile(pattern);
    return {isValid: true, finds: text => compiled.matcher(text).find()};
  } catch (error) {
    return {
      isValid: false,
      why: error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error),
    };
  }
}
