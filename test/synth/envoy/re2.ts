/**
 * A regular expression of RE2 as Envoy matches it, against the whole text.
 *
 * JavaScript has no `(?i:...)` yet, so that the letters in one are written in both cases.
 */
export function re2(source: string): RegExp {
  const known = compiled.get(source);
  if (known) return known;
  const regex = compile(source);
  compiled.set(source, regex);
  return regex;
}

/** The same for a part of a text. */
export function re2Part(source: string): RegExp {
  return new RegExp(translated(source));
}

const compiled = new Map<string, RegExp>();

function compile(source: string): RegExp {
  return new RegExp(`^(?:${translated(source)})$`);
}

function translated(source: string): string {
  const scopes = [false];
  const out: string[] = [];
  for (const [token] of source.matchAll(/\\.|\[\^?(?:\\.|[^\]])*\]|\(\?i:|\(\?:|[^]/g)) {
    const fold = scopes.at(-1)!;
    if (token.startsWith('(')) scopes.push(token === '(?i:' || fold);
    if (token === ')') scopes.pop();
    out.push(token === '(?i:' ? '(?:' : fold ? inBothCases(token) : token);
  }
  return out.join('');
}

function inBothCases(token: string): string {
  if (token.startsWith('[')) return token.replace(/\\.|[A-Za-z](?:-[A-Za-z])?/g, (part) => (part.startsWith('\\') ? part : part.toLowerCase() + part.toUpperCase()));
  return /^[A-Za-z]$/.test(token) ? `[${token.toLowerCase()}${token.toUpperCase()}]` : token;
}
