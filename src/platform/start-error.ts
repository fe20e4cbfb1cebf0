/**
 * Why the program cannot start, or a command cannot run: one sentence in Korean and one in English, for the person at the terminal.
 * Shown without a stack; the exit code is 1, of `NotUnderstood` 2.
 */
export class StartError extends Error {
  constructor(
    readonly ko: string,
    readonly en: string,
    options?: ErrorOptions,
  ) {
    super(`${ko}\n${en}`, options);
    this.name = 'StartError';
  }
}

/** What was asked of a command cannot be understood. The exit code is 2. */
export class NotUnderstood extends StartError {}
