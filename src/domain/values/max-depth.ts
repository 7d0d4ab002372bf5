/**
 * The deepest nesting of maps and lists. Documents and values are some ten levels deep; far beyond that is a mistake or
 * an attack.
 */
export const MAX_DEPTH = 200;
