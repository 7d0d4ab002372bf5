/** A thread for work that would hold up the keys: one comparison, one merge at a time. */
import {doJob, type JobQuestion} from './jobs.ts';
import {answerQuestions} from './thread-program.ts';

answerQuestions((question: JobQuestion) => doJob(question));
