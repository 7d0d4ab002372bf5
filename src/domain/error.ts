/**
 * Trouble in the world that the person at the keyboard can act on: an unreadable file, a name that is taken, a full disk.
 * Every message says what and where; `hint` says what to do now. Anything else that is thrown is a bug.
 */
export class StrataError extends Error {
  /** Each file of the built program has a class of its own by this name; an error that went from one to another is known by its name. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'StrataError';
  }

  override readonly name = 'StrataError';
  /** Stable, for programs: `file.unreadable`, `profile.exists`, `changed-on-disk`. */
  readonly code: string;
  /** What to do now, a sentence of its own. */
  readonly hint: string | undefined;

  constructor(code: string, message: string, options: {hint?: string; cause?: unknown} = {}) {
    super(message, options.cause === undefined ? {} : {cause: options.cause});
    this.code = code;
    this.hint = options.hint;
  }
}
