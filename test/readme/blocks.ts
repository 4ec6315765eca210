import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the project. */
export const root = join(__dirname, '../..');

/** A fenced block of the README. */
export interface Block {
  readonly language: string;
  readonly text: string;
  /** Whether the gate runs it against the packed tarball. */
  readonly quickStart: boolean;
}

/** All fenced blocks of the README, in their order. */
export function blocks(): Block[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  return [...readme.matchAll(/^(<!-- quick-start -->\n+)?```(\w+)\n(.*?)^```$/gms)].map(([, mark, language, text]) => ({ language: language!, text: text!, quickStart: mark !== undefined }));
}

/** The texts of the blocks in one language. */
export function textsIn(language: string): string[] {
  return blocks().filter((block) => block.language === language).map(({ text }) => text);
}

/** The commands of shell text, without comments. */
export function commandsOf(text: string): string[] {
  return text.split('\n').flatMap((line) => line.replace(/\s#.*/, '').split('&&')).map((command) => command.trim()).filter((command) => command !== '');
}
