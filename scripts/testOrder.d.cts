interface OrderedTest {
  readonly path: string;
  readonly context: { readonly config: { readonly displayName?: { readonly name: string } } };
}
export function inOrder<Test extends OrderedTest>(tests: readonly Test[]): readonly Test[];
