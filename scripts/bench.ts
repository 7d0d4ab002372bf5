/** `npm run bench`: what can be measured without outside programs. */
console.log('nothing to measure yet');
