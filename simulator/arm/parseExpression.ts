/** What stands between `[` and `]` in a template: a call, a literal, or a part of either. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | { readonly kind: 'part'; readonly of: Expression; readonly key: Expression };

/** Reads an expression of an ARM template. @throws Error that says what was expected, and where */
export function parseExpression(text: string): Expression {
  const reader = createReader(text);
  const expression = readExpression(reader);
  reader.skipSpace();
  if (!reader.isAtEnd()) throw new Error(`there is more behind the end: ${reader.rest()}`);
  return expression;
}

type Reader = ReturnType<typeof createReader>;

function createReader(text: string) {
  let at = 0;
  const skipSpace = (): void => {
    while (/\s/.test(text.charAt(at))) at += 1;
  };
  return {
    skipSpace,
    isAtEnd: () => at >= text.length,
    rest: () => text.slice(at, at + 20),
    /** Takes what the pattern matches here, or nothing. */
    take(pattern: RegExp): string | undefined {
      const sticky = new RegExp(pattern.source, 'y');
      sticky.lastIndex = at;
      const found = sticky.exec(text)?.[0];
      at += found?.length ?? 0;
      return found;
    },
    expect(character: string): void {
      skipSpace();
      if (text.charAt(at) !== character) throw new Error(`expected ${character} at: ${text.slice(at, at + 20)}`);
      at += 1;
    },
  };
}

function readExpression(reader: Reader): Expression {
  let found = readPrimary(reader);
  for (;;) {
    if (reader.take(/\./) !== undefined) {
      const name = reader.take(/[A-Za-z_]\w*/);
      if (name === undefined) throw new Error(`expected a name at: ${reader.rest()}`);
      found = { kind: 'part', of: found, key: { kind: 'literal', value: name } };
    } else if (reader.take(/\[/) !== undefined) {
      const key = readExpression(reader);
      reader.expect(']');
      found = { kind: 'part', of: found, key };
    } else {
      return found;
    }
  }
}

function readPrimary(reader: Reader): Expression {
  reader.skipSpace();
  const quoted = reader.take(/'(?:[^']|'')*'/);
  if (quoted !== undefined) return { kind: 'literal', value: quoted.slice(1, -1).replaceAll("''", "'") };
  const number = reader.take(/-?\d+/);
  if (number !== undefined) return { kind: 'literal', value: Number(number) };
  const name = reader.take(/[A-Za-z_]\w*/);
  if (name === undefined) throw new Error(`expected a value at: ${reader.rest()}`);
  reader.skipSpace();
  if (reader.take(/\(/) === undefined) throw new Error(`${name} is no call`);
  return { kind: 'call', name, args: readArguments(reader) };
}

function readArguments(reader: Reader): Expression[] {
  const args: Expression[] = [];
  reader.skipSpace();
  if (reader.take(/\)/) !== undefined) return args;
  for (;;) {
    args.push(readExpression(reader));
    reader.skipSpace();
    if (reader.take(/,/) !== undefined) continue;
    reader.expect(')');
    return args;
  }
}
