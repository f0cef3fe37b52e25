/** What is stored as JSON and is none: cut off, or written by a hand. */

/** Given in the place of it. Not undefined: something was there, and whoever began it is told that it is lost. */
export const NO_JSON = Symbol('what is stored is no JSON')

/** @returns what `parse` makes of the text, NO_JSON if it throws or makes nothing of it */
export function readJson(text: string, parse: (text: string) => unknown = JSON.parse): unknown {
  try {
    return parse(text) ?? NO_JSON
  } catch {
    return NO_JSON
  }
}
