import {answerUpgrade} from '../src/domain/upgrade/upgrade-layer.ts';
import {compareSides} from '../state/screens/compare/compare-sides.ts';
import {BROKEN, Thread, threadProgram} from './thread.ts';

/** Work that can take longer than a key may wait: pure functions, whose arguments are copied into the thread. */
export const jobs = {
  compare: compareSides,
  upgrade: answerUpgrade,
} as const;

type JobName = keyof typeof jobs;

/** A job, by its name. */
export interface JobQuestion<Name extends JobName = JobName> {
  readonly name: Name;
  readonly argument: Parameters<(typeof jobs)[Name]>[0];
}

type JobAnswer<Name extends JobName> = ReturnType<(typeof jobs)[Name]>;

/** Does a job in this thread. */
export function doJob<Name extends JobName>({name, argument}: JobQuestion<Name>): JobAnswer<Name> {
  // The job and its argument share one type parameter, `Name`; the compiler only sees the union of all jobs.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const job = jobs[name] as (argument: JobQuestion<Name>['argument']) => JobAnswer<Name>;
  return job(argument);
}

/**
 * Does jobs in a thread, where no key waits for them; when a job is called off, its thread ends. When no thread can be
 * started, jobs are done here.
 */
export class Jobs {
  readonly #program: URL;
  readonly #threads = new Map<JobName, Thread<JobQuestion, unknown>>();

  constructor(program = threadProgram('job-thread')) {
    this.#program = program;
  }

  /** Returns undefined when the job was called off. */
  async run<Name extends JobName>(
    name: Name,
    argument: JobQuestion<Name>['argument'],
    signal: AbortSignal,
  ): Promise<JobAnswer<Name> | undefined> {
    const question: JobQuestion<Name> = {name, argument};
    const answer = await this.#threadOf(name).ask(question, signal);
    if (answer === BROKEN) return doJob(question);
    // The thread answers with the result of `doJob` for this very question.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
    return answer as JobAnswer<Name> | undefined;
  }

  /** One thread for each kind of job: calling one off must not end another. */
  #threadOf(name: JobName): Thread<JobQuestion, unknown> {
    const thread = this.#threads.get(name) ?? new Thread<JobQuestion, unknown>(this.#program);
    this.#threads.set(name, thread);
    return thread;
  }
}
