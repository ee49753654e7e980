/** Which problem of a schema belongs to which field, and all of them as a short list. */
import type { SchemaProblem, SchemaProblemCode } from '../../core/schema-check';

/** The first problem at exactly this path or, for a list of roles, inside it. */
export function problemAt(
  problems: readonly SchemaProblem[],
  path: string,
): SchemaProblem | undefined {
  return problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}[`));
}

export interface ProblemGroup {
  readonly code: SchemaProblemCode;
  /** Only the first few. */
  readonly paths: readonly string[];
}

const MOST_PATHS = 3;

/** Each code once with its places; warnings only where there are no errors. */
export function groupProblems(problems: readonly SchemaProblem[]): readonly ProblemGroup[] {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const relevant = errors.length > 0 ? errors : problems;
  const codes = new Set(relevant.map(({ code }) => code));
  return [...codes].map((code) => {
    const paths = relevant.flatMap((item) => (item.code === code && item.path ? [item.path] : []));
    return { code, paths: paths.slice(0, MOST_PATHS) };
  });
}
