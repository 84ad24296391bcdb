/** A type with everything in it read-only, as the stages hand things over. */
export type Frozen<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends readonly [infer A, infer B]
    ? readonly [A, B]
    : T extends readonly [infer A, infer B, infer C]
      ? readonly [A, B, C]
      : T extends readonly (infer E)[]
        ? readonly Frozen<E>[]
        : { readonly [K in keyof T]: Frozen<T[K]> }
