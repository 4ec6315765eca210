import { join } from 'node:path';
import type { Finding } from '../diagnostics/finding';
import type { Source } from '../diagnostics/source';
import { renderText } from '../diagnostics/text';
import type { Document } from './document';
import { readOpenApi, type OpenApiRead } from './read-openapi';

const plain = (text: string) => text;
const plainPalette = { bold: plain, red: plain, yellow: plain, blue: plain, cyan: plain };

/** Reads OpenAPI documents when they are asked for, each once. */
export class OpenApiReader {
  /** What was read, by its value. */
  public readonly documents = new Map<object, Document>();
  private readonly read = new Map<string, OpenApiRead>();

  /** The document in a file below a folder; nothing where there is none that can be read. `shown` is the file as findings name it. */
  public find(folder: string, file: string, shown: string): object | undefined {
    const key = join(folder, file);
    const found = this.read.get(key) ?? readOpenApi(folder, file, shown);
    this.read.set(key, found);
    if (found.document) this.documents.set(found.document.value, found.document);
    return found.document?.value;
  }

  /**
   * The same below the working directory, for programs.
   * @throws Error where the file cannot be read, with each mistake at its line.
   */
  public findInProgram(file: string): object | undefined {
    const found = this.find(process.cwd(), file, file);
    if (this.findings.length > 0) throw new Error(`\`openapi\` cannot be used\n\n${renderText(this.findings, this.sources, plainPalette)}`);
    return found;
  }

  /** Why documents could not be read. */
  public get findings(): readonly Finding[] {
    return [...this.read.values()].flatMap(({ findings }) => findings);
  }

  public get sources(): readonly Source[] {
    return [...this.documents.values()].map(({ source }) => source);
  }
}
