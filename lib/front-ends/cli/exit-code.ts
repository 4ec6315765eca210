/** The exit codes of the command. */
export const exitCode = {
  good: 0,
  /** The input is wrong, or the output cannot be written. */
  wrongInput: 1,
  /** The command line is wrong. */
  wrongUsage: 2,
  /** A fault of the command itself; `EX_SOFTWARE` of sysexits. */
  internalError: 70,
} as const;
