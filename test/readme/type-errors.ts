import { join } from 'node:path';
import * as ts from 'typescript';
import { root } from './blocks';

/** What the compiler says of TypeScript texts of the documentation, each as a file of the project. */
export function typeErrorsIn(texts: readonly string[]): string[] {
  const files = new Map(texts.map((text, index) => [join(root, `documented-${index}.ts`), text]));
  const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(join(root, 'test/tsconfig.json'), ts.sys.readFile).config, ts.sys, join(root, 'test'));
  const host = ts.createCompilerHost(options);
  const own: ts.CompilerHost = {
    ...host,
    fileExists: (file) => files.has(file) || host.fileExists(file),
    readFile: (file) => files.get(file) ?? host.readFile(file),
    getSourceFile: (file, target) => (files.has(file) ? ts.createSourceFile(file, files.get(file)!, target) : host.getSourceFile(file, target)),
  };
  const program = ts.createProgram([...files.keys()], { ...options, noEmit: true, skipLibCheck: true }, own);
  const found = [...files.keys()].flatMap((file) => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
  return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
