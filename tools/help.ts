/** What every command does with `--help`. */

/** Prints the text and returns true where it was asked for; the command then ends with exit code 0. */
export function printHelp(args: readonly string[], usage: string): boolean {
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  const asked = options.includes('--help') || options.includes('-h');
  if (asked) console.log(usage);
  return asked;
}
