/** The words of the calendar and the clock, so that slips in them are mended. */
export const calendarWords: readonly string[] =
  'Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonnabend Sonntag montags dienstags mittwochs donnerstags freitags Januar Februar März April Mai Juni Juli August September Oktober November Dezember heute morgen übermorgen gestern vormittags nachmittags mittags abends früh Uhr Stunde Stunden Minute Minuten halb halbe halben viertel dreiviertel Woche Wochen Monat Monate Jahr Jahre Quartal Halbjahr Ostern Pfingsten Weihnachten Jahresende Monatsende Ende Anfang Mitte nächste nächsten nächster übernächste übernächsten übernächster kommende kommenden ersten zweiten dritten vierten letzten ein eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig dreißig nach vor zwischen Kalenderwoche'.split(
    ' ',
  )
