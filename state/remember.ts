/**
 * Makes a costly function remember its last answer for each object it was asked about, so that lists are filtered once
 * for each key, not once for each caller. Answers go when their object goes.
 */
export function remember<About extends object, Details extends readonly unknown[], Value>(
  compute: (about: About, ...details: Details) => Value,
): (about: About, ...details: Details) => Value {
  const known = new WeakMap<About, {readonly details: Details; readonly value: Value}>();
  return (about, ...details) => {
    const last = known.get(about);
    if (last?.details.every((detail, at) => detail === details[at]) === true) return last.value;
    const value = compute(about, ...details);
    known.set(about, {details, value});
    return value;
  };
}
