/** Gives a text a colour or weight. */
export type Paint = (text: string) => string;

/** Colours for a terminal; picocolors' object fits. */
export interface Palette {
  readonly bold: Paint;
  readonly red: Paint;
  readonly yellow: Paint;
  readonly blue: Paint;
  readonly cyan: Paint;
}
