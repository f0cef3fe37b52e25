/** What is asked for behind "/verwaltung". */

/** @param text without the names of regions @returns undefined for the overview */
export function readAdministrationWish(text: string): 'ownData' | 'trail' | undefined {
  const wanted = text.toLowerCase()
  if (/meine|daten/.test(wanted)) return 'ownData'
  return /verlauf|protokoll/.test(wanted) ? 'trail' : undefined
}
