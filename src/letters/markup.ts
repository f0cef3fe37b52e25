/** HTML in which every text is escaped: what pages and mails are written with. */

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)

/** HTML that is safe to insert: made by `html` alone. */
export class Markup {
  readonly #html: string
  private constructor(html: string) {
    this.#html = html
  }
  toString(): string {
    return this.#html
  }
  /** Literal parts are taken as they stand, texts escaped, markup and lists of it inserted; undefined is nothing. */
  static of(literals: TemplateStringsArray, ...parts: readonly Inserted[]): Markup {
    return new Markup(
      literals.map((literal, at) => `${literal}${at < parts.length ? inserted(parts[at]) : ''}`).join(''),
    )
  }
}
export type Inserted = string | number | Markup | undefined | readonly Inserted[]

const inserted = (part: Inserted): string => {
  if (part === undefined) return ''
  if (part instanceof Markup) return part.toString()
  if (typeof part === 'object') return part.map(inserted).join('')
  return escaped(String(part))
}

/** A tagged template: html`<p>${text}</p>`. */
export const html = Markup.of
