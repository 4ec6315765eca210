/**
 * What each field of a whole comes to in another API, or null where that has no word for it. The compiler asks for every field, so that
 * none that is new is forgotten.
 */
export type Says<Whole, Part> = { readonly [Field in keyof Required<Whole>]: ((value: NonNullable<Whole[Field]>) => Part) | null };

/**
 * What the fields that a whole has come to.
 * @throws Error for one without a word: whoever may ask for it is told so before anything is made.
 */
export function said<Whole extends object, Part>(says: Says<Whole, Part>, whole: Whole): Part[] {
  return (Object.keys(whole) as (keyof Whole & string)[]).filter((field) => whole[field] !== undefined && whole[field] !== null).map((field) => {
    const say = says[field];
    if (!say) throw new Error(`the Gateway API has no word for \`${field}\``);
    return say(whole[field]!);
  });
}
