import {parentPort} from 'node:worker_threads';
import type {Answered, Asked} from './thread.ts';

type Answer = object | undefined;

/** Makes this thread answer the questions of a `Thread`. An answer of undefined is not sent. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- says what comes over: a message has no type
export function answerQuestions<Question>(answer: (question: Question) => Answer | Promise<Answer>): void {
  const reply = async ({id, question}: Asked<Question>) => {
    const found = await answer(question);
    if (found === undefined) return;
    const answered: Answered<object> = {id, answer: found};
    parentPort?.postMessage(answered);
  };
  parentPort?.on('message', (asked: Asked<Question>) => void reply(asked));
}
