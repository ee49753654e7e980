/** `annotation.conf`: the types that occur, without which brat shows none of the annotations. */

export class BratTypes {
  readonly entities = new Set<string>();
  readonly relations = new Set<string>();
  readonly attributes = new Set<string>();
  readonly #events = new Map<string, Set<string>>();

  addEvent(type: string, roles: readonly string[]): void {
    const known = this.#events.get(type) ?? new Set();
    for (const role of roles) known.add(role);
    this.#events.set(type, known);
  }

  text(): string {
    const entities = [...this.entities].filter((type) => !this.#events.has(type));
    const relations = [...this.relations].map((type) => `${type}\tArg1:<ANY>, Arg2:<ANY>`);
    const events = [...this.#events].map(([type, roles]) => {
      const parts = [...roles].map((role) => `${role}*:<ANY>`);
      return parts.length === 0 ? type : `${type}\t${parts.join(', ')}`;
    });
    const attributes = [...this.attributes].map((name) => `${name}\tArg:<ANY>`);
    return [
      section('entities', entities),
      section('relations', ['<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>', ...relations]),
      section('events', events),
      section('attributes', attributes),
    ].join('\n');
  }
}

function section(name: string, rows: readonly string[]): string {
  return [`[${name}]`, ...rows, ''].join('\n');
}
