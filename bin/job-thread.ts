/** The thread for other work that would hold up the keys: one comparison or merge at a time. */
import {doJob, type JobQuestion} from './jobs.ts';
import {answerQuestions} from './thread-program.ts';

answerQuestions((question: JobQuestion) => doJob(question));
