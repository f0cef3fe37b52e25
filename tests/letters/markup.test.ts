import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { html } from '#src/letters/markup.ts'

const written = (markup: { toString(): string }): string => markup.toString()

describe('HTML by template', () => {
  it('takes literal parts as they stand, and texts as texts', () => {
    expect(written(html`<p title="${'"'}">${`<b>&'`}</p>`)).toBe('<p title="&quot;">&lt;b&gt;&amp;&#39;</p>')
  })
  it('inserts markup, lists of it, numbers, and nothing for undefined', () => {
    expect(written(html`<ul>${['a', '<'].map((item) => html`<li>${item}</li>`)}${undefined}${7}</ul>`)).toBe(
      '<ul><li>a</li><li>&lt;</li>7</ul>',
    )
  })
  it('lets no text end the element or the attribute it stands in', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(written(html`${text}`)).not.toMatch(/[<>"']/)
      }),
    )
  })
})
