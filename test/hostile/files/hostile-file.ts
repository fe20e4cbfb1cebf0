/** A file that somebody sends: what it is, its name, how it is made, and what becomes of it: its kind (with ` macros`), or the refusal. */
export type HostileFile = [what: string, name: string, make: () => Buffer | string | Promise<Buffer>, expected: string];
