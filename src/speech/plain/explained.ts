/** Abbreviations and hard words that answers in Einfache Sprache cannot do without, each with the sentence that explains it. */
const GREMIUM = 'Ein Gremium ist eine feste Gruppe. Sie trifft sich zu bestimmten Themen.'
const KOK = 'Das ist ein Treffen von Ämtern.'

export const EXPLAINED: readonly (readonly [word: string, sentence: string])[] = [
  ['Kooperationskonferenz', KOK],
  ['KoK', `KoK ist kurz für: Kooperationskonferenz. ${KOK}`],
  ['LK', 'LK ist kurz für: Landkreis.'],
  ['LWV', 'LWV ist kurz für: Landeswohlfahrtsverband.'],
  [
    'LWV Hessen',
    'LWV ist kurz für: Landeswohlfahrtsverband. Er bezahlt in Hessen Hilfen für Menschen mit Behinderung.',
  ],
  ['KV', 'KV ist kurz für: Kooperationsvereinbarung.'],
  ['GPV', 'GPV ist kurz für: Gemeindepsychiatrischer Verbund.'],
  ['EUTB', 'EUTB ist kurz für: Ergänzende unabhängige Teilhabeberatung.'],
  ['TOP', 'TOP ist kurz für: Tagesordnungspunkt. Das ist ein Thema des Treffens.'],
  ['Tagesordnung', 'Die Tagesordnung ist die Liste der Themen.'],
  ['Geschäftsführung', 'Die Geschäftsführung plant die Treffen und lädt dazu ein.'],
  ['Protokoll', 'Das Protokoll ist ein Text. Darin steht, was bei dem Treffen besprochen wurde.'],
  ['Einwand', 'Ein Einwand heißt: Sie sagen, was im Text nicht stimmt.'],
  ['Gremium', GREMIUM],
  ['Gremien', GREMIUM],
  ['Ziffer', 'Eine Ziffer ist ein Abschnitt im Text.'],
]
