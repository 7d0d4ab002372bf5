/**
 * Trouble in the world that the person at the keyboard can act on: an unreadable file, a name that is taken, a full
 * disk. The message says what and where; `hint` says what to do now. Anything else that is thrown is a bug.
 */
export class StrataError extends Error {
  /** Each file of the built program has its own copy of this class, so errors are recognised by their name. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'StrataError';
  }

  override readonly name = 'StrataError';
  /** Stable, so that programs can rely on it: `file.unreadable`, `profile.exists`, `changed-on-disk`. */
  readonly code: string;
  /** What to do now, as a whole sentence. */
  readonly hint: string | undefined;

  constructor(code: string, message: string, options: {hint?: string; cause?: unknown} = {}) {
    super(message, options.cause === undefined ? {} : {cause: options.cause});
    this.code = code;
    this.hint = options.hint;
  }
}
