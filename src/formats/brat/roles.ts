/** brat numbers what repeats: the second Theme of an event is Theme2. */

/** The role without its number, where the event also has the role without one. */
export function plainRole(role: string, roles: ReadonlySet<string>): string {
  const base = /^(.*\D)[1-9]\d*$/u.exec(role)?.[1];
  return base !== undefined && roles.has(base) ? base : role;
}

/** Each role with the number that its repetition gives it. */
export function numberedRoles(roles: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return roles.map((role) => {
    const count = (counts.get(role) ?? 0) + 1;
    counts.set(role, count);
    return count === 1 ? role : `${role}${count}`;
  });
}
