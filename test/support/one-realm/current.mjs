/** What jest gives the test file that runs now. */
export const current = { globals: {} };
