/** Problems are looked at. */
export type ProblemAction =
  /** Of the whole profile, or of one layer. */
  | {readonly type: 'problems.open'; readonly layer?: string}
  /** Goes to the place of the problem under the cursor. */
  | {readonly type: 'problem.go'}
  /** Goes to the next line with a problem in the text that is shown. */
  | {readonly type: 'problem.step'; readonly by: 1 | -1};
