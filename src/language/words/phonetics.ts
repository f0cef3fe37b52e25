/**
 * How a German word sounds, so that what is dictated or written by ear is found: "treger" and "Träger".
 * Kölner Phonetik (H. J. Postel, "Die Kölner Phonetik", IBM-Nachrichten 19, 1969), with the vowels of a word's beginning.
 */

const SOFT = 'ehiyj'
const HARD_C_INITIAL = 'ahkloqrux'
const HARD_C = 'ahkoqux'

/** @param word small letters without umlauts; others count for nothing */
export function soundOf(word: string): string {
  let code = ''
  let last = ''
  for (let at = 0; at < word.length; at += 1) {
    const digits = soundAt(word, at)
    for (const digit of digits) {
      if (digit !== last && (digit !== '0' || at === 0)) code += digit
      last = digit
    }
  }
  return code
}

function soundAt(word: string, at: number): string {
  const letter = word.charAt(at)
  const [before, after] = [word.charAt(at - 1), word.charAt(at + 1)]
  switch (letter) {
    case 'a':
    case 'e':
    case 'i':
    case 'j':
    case 'o':
    case 'u':
    case 'y':
      return '0'
    case 'b':
      return '1'
    case 'p':
      return after === 'h' ? '3' : '1'
    case 'd':
    case 't':
      return 'csz'.includes(after) && after !== '' ? '8' : '2'
    case 'f':
    case 'v':
    case 'w':
      return '3'
    case 'g':
    case 'k':
    case 'q':
      return '4'
    case 'c':
      return isHardC(before, after, at) ? '4' : '8'
    case 'x':
      return 'ckq'.includes(before) && before !== '' ? '8' : '48'
    case 'l':
      return '5'
    case 'm':
    case 'n':
      return '6'
    case 'r':
      return '7'
    case 's':
    case 'z':
      return '8'
    default:
      return ''
  }
}

function isHardC(before: string, after: string, at: number): boolean {
  if (after === '') return false
  if (at === 0) return HARD_C_INITIAL.includes(after)
  return !'sz'.includes(before) && HARD_C.includes(after) && !SOFT.slice(0, 1).includes(after)
}
