/** "als Vertretung", "Leitung": whether an office is held or its holder represented. */
import { fold, readable } from '#src/language/words/normalise.ts'

/** @returns undefined if the text says neither */
export function readHeldAs(text: string): 'holder' | 'deputy' | undefined {
  const said = fold(readable(text))
  if (/\b(?:vertretung|stellvertretung|vertreterin|vertreter)\b/.test(said)) return 'deputy'
  return /\b(?:inhaberin|inhaber|leitung|innehabend|selbst)\b/.test(said) ? 'holder' : undefined
}
