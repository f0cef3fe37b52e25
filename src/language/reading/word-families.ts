/**
 * Words that say the same in a question or an order, each in the forms in which it is said: "@move" in a pattern is any of
 * them. "verleg*" is any word that begins so. A verb that belongs to a family is entered here once, for all entries.
 */
const words = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '')

export const families: Readonly<Record<string, readonly string[]>> = {
  /** To put a session on another day. */
  move: words(`
    verschieb* verschoben verleg* schieb schiebe schieben geschoben rutschen rutscht rutsch umleg* umzuleg* umgelegt umplan*
    umzuplan* umterminier* verrück* vorverleg* vorzieh* vorgezogen vorzuzieh* hinausschieb* zurückschieb* verschiebung verlegung`),
  /** A session is not held. */
  callOff: words(`
    absag* abgesagt abzusag* ausfallen ausfällt ausfall ausgefallen entfällt entfallen storn* cancel* gecancelt abblasen
    abgeblasen platzt geplatzt`),
  send: words(`
    schick* verschick* geschickt abgeschickt rausgeschickt rausschick* send sende senden gesendet gesandt versend* versandt
    übersend* übersandt zusend* zugesandt zugeschickt zuschick* zuleit* zugeleitet weiterleit* weitergeleitet mailen gemailt
    rumschick* rumgeschickt austeil* ausgeteilt herumschick* rausgegangen zugestellt zugegangen`),
  /** What is owed is handed in. */
  delivered: words(`
    gemeldet mitgeteilt übermittelt benannt geliefert abgeliefert abgegeben eingereicht vorgelegt nachgereicht übersandt
    übersendet versandt zugesandt zugeleitet geschickt abgeschickt verschickt rausgeschickt gemailt eingegangen rausgegangen
    zugestellt`),
  /** To belong to a body. */
  belong: words(`
    sitz sitzt sitzen drin dabei drinnen vertreten mitglied* gehör* angehör* teilnehm* teilnimmt mitmach* mitreden entsend*
    entsandt aufgenommen gelistet aufgeführt`),
  invite: words(
    `einladen eingeladen einzuladen lad lade laden ladet lädt läd laed einberufen einberuft einzuberufen beruft`,
  ),
  meet: words(`
    tag tagt tagen getagt trifft treffen getroffen zusammenkommen zusammenkommt zusammen zusammensetzen zusammentritt
    stattfindet stattfinden stattgefunden statt sitzung sitzungen`),
  check: words(`überprüf* prüf* geprüft evaluier* fortschreib* fortgeschrieben drüberschau* revidier*`),
  sign: words(`unterschr* unterzeichn* signier* zeichnete zeichneten gezeichnet`),
  plan: words(`
    plan plane planen geplant einplan* einzuplan* eingeplant eintragen einzutragen ansetzen anzusetzen angesetzt anberaum*
    anzuberaumen festlegen festzulegen festgelegt terminier* vormerk* vorzumerken vorgemerkt anlegen anzulegen ausmachen
    abhalten abzuhalten`),
  /** Days with a name. A session lies before or behind them, or they are asked about themselves. */
  feast: words(`
    fronleichnam pfingsten pfingstmontag pfingstsonntag ostern ostermontag himmelfahrt christihimmelfahrt vatertag karfreitag
    weihnachten reformationstag allerheiligen rosenmontag aschermittwoch bußtag`),
  find: words(
    `find finde finden such suche suchen abstimmen abzustimmen abfragen abzufragen abklären abzuklären klär kläre klären doodle*`,
  ),
}
