/** A reader that remembers what it read last: the fields of a dialog read one message after the other. */

/** A few texts of one message: as it came, without what was taken, in front of its reason. */
const MOST = 6

/** @param read pure: the same values give the same reading, which nobody changes */
export function remembered<Beside extends readonly unknown[], Read>(
  read: (text: string, ...beside: Beside) => Read,
): (text: string, ...beside: Beside) => Read {
  const last: { readonly text: string; readonly beside: Beside; readonly found: Read }[] = []
  return (text, ...beside) => {
    const known = last.find((one) => one.text === text && one.beside.every((value, at) => value === beside[at]))
    if (known) return known.found
    const found = read(text, ...beside)
    last.unshift({ text, beside, found })
    if (last.length > MOST) last.pop()
    return found
  }
}
