/**
 * The words of everyday German that carry a sentence and say nothing of what it is about, and how they are spoken and typed
 * on phones. Known words are never taken for slips of others.
 */

const words = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '')

/** Weigh nothing: articles, pronouns, prepositions, particles, auxiliaries, politeness. */
export const STOP_WORDS = words(`
der die das den dem des ein eine einen einem einer eines eins kein keine keinen keinem keiner keines
ich du er sie es wir ihr mich dich sich uns euch ihm ihn ihnen mir dir mein meine meinen meinem meiner meins dein deine deinen deinem deiner
sein seine seinen seinem seiner seins ihre ihren ihrem ihrer ihres unser unsere unseren unserem unserer unsern unserm unsers euer eure euren eurem eurer
dies diese diesen diesem dieser dieses jene jenen jenem jener jenes derselbe dieselbe dasselbe selbe selben solche solchen solcher
man wer wen wem wessen was wie wo wann warum wieso weshalb weswegen woher wohin womit wofuer wozu wovon woran worauf worin worum worueber wodurch wonach
welche welcher welches welchen welchem ob dass weil wenn falls als damit sodass obwohl waehrend bevor nachdem sobald solange sofern
und oder aber sondern denn doch sowie sowohl entweder weder noch bzw beziehungsweise
in im ins an am ans auf aufs aus bei beim von vom vor vors nach zu zum zur mit ohne fuer fuers durch durchs gegen um ueber uebers unter zwischen neben hinter seit bis ab pro per je trotz wegen laut gemaess statt anstatt ausser innerhalb ausserhalb bezueglich hinsichtlich betreffend gegenueber
nicht nichts nie niemals nirgends nein ja jo jawohl okay ok oki klar genau eben halt mal einmal nochmal wieder auch schon erst nur noch bloss sogar etwa ungefaehr circa ca fast ganz sehr zu so gar eh ach oh ah aha hm naja tja eigentlich wirklich ueberhaupt vielleicht wohl bestimmt sicher natuerlich leider gern gerne lieber bitte danke dankeschoen
a na hier da dort dorthin daher dahin dabei dafuer dagegen daran darauf daraus darin darueber darum darunter davon davor dazu dazwischen damals dann danach nun jetzt gerade eben gleich sofort bald spaeter frueher immer oft manchmal meist meistens jeweils jeder jede jedes jeden jedem alle allen aller alles allem alledem beide beiden beides einige einigen einiger manche mancher mehrere mehreren viele vielen vieler viel wenig wenige wenigen mehr weniger meisten etwas irgendwas irgendwo irgendwie irgendwann irgendein irgendeine irgendwelche
bin bist ist sind seid war waren warst wart gewesen sei waere waeren habe hab hast hat haben habt hatte hatten haette haetten gehabt werde wirst wird werden werdet wurde wurden worden wuerde wuerden geworden
kann kannst koennen koennt konnte konnten koennte koennten muss musst muessen muesst musste mussten muesste muessten darf darfst duerfen duerft durfte durften duerfte duerften soll sollst sollen sollt sollte sollten will willst wollen wollt wollte wollten mag moegen moechte moechten moechtest
hallo hi hey moin servus guten tag morgen abend gruess gruesse gott liebe lieber liebes sehr geehrte geehrter geehrten damen herren frau herr herrn kollegen kolleginnen kollege kollegin zusammen team mfg lg vg freundlich freundlicherweise netterweise freundlichen freundlichem gruss gruessen dank vielen herzlichen vorab
sag sagen sagt sagst mir zeig zeige zeigen nenn nenne nennen weiss weisst wissen wisst wuesste frage fragen frag fragt gefragt antwort auskunft info infos kurz schnell eilig dringend
also halt eben ne nee noe gell oder usw etc z b zb uns euch
gremienlotse lotse bot
wieviel prozent unterscheiden unterscheidet unterschiede unterschied vergleich vergleichen genauso ebenso anderm andre voraus vorab nochmals wieviele zuerst erstmal nunmehr lediglich bloss höflich höflichst hiermit anbei verlaub rückfrage gestatten gestattet ehre selbst selber schöne schönen schöner schönes schön gleich überhaupt dran drauf drin genommen vs versus damals derzeit momentan aktuell aktuelle aktuellen heutzutage inzwischen mittlerweile diesmal offenbar angeblich jemand jemanden niemand niemanden beispielsweise insbesondere übrigens sonst ansonsten trotzdem deshalb deswegen daher
grüße viele ei alla hopp jedenfalls ähm äh öhm tja
der's wie's ist's hat's
`)

/** Weigh little: verbs and nouns of every subject. Their fitting a fact is welcome, their not fitting it says nothing. */
export const LIGHT_WORDS = words(`
geben gibt gab gibts gegeben geht gehen ging gegangen kommt kommen kommst kam kamen gekommen macht machen mache machst mach gemacht tun tut tue getan lassen laesst liess bleibt bleiben blieb gebl
steht stehen stand gestanden liegt liegen lag heisst heissen hiess bedeutet bedeuten bedeutung gilt gelten galt laeuft laufen lief gelaufen haelt halten gehalten nimmt nehmen nehme genommen bekommt bekommen bekam kriegt kriegen krieg brauche braucht brauchen gebraucht
findet finden fand stattfinden statt passiert passieren geschieht geschehen betrifft betreffen gehoert gehoeren gehoere hoert hoeren sieht sehen siehe seht schaut schauen guck gucken stimmt stimmen richtig falsch wahr moeglich noetig notwendig erforderlich erlaubt verboten zulaessig pflicht verpflichtet verbindlich freiwillig zwingend
regelt regeln geregelt regelung regelungen regel sagt sagte besagt gesagt schreibt schreiben geschrieben steht festgelegt festlegen legt legen vereinbart vereinbaren vorgesehen vorsehen drin drinnen enthalten enthaelt erwaehnt genannt benannt aufgefuehrt
vereinbarung vereinbarungen kooperationsvereinbarung vertrag vertrages vertraege vertrags kv papier dokument dokumente text unterlage unterlagen schriftstueck entwurf vorlage bericht muster
kreis kreises landkreis landkreises region stadt gemeinde kommune partner partnern beteiligte beteiligten seite seiten
thema themen punkt punkte sache sachen ding dinge frage teil teile stelle stellen art weise fall faelle beispiel grund gruende liste zahl zahlen angabe angaben tage tagen woche wochen monat monate monaten jahr jahre jahren jahres zeit zeiten datum tag termin termine uhr stunde stunden minuten
neu neue neuer neues neuen alt alte alter altes alten gross grosse klein kleine gut gute guter gutes guten besser schlecht wichtig wichtige wichtiges wichtigen eigene eigenen eigener andere anderen anderer anderes ander naechste naechsten naechster naechstes letzte letzten letzter letztes erste ersten erster erstes zweite zweiten dritte dritten folgende folgenden bestimmte bestimmten genaue fest feste festen gemeinsam gemeinsame gemeinsamen zustaendig verantwortlich
zaehlt zaehlen dauert dauern lang lange laenger kuerzer fuehrt fuehren gefuehrt beginnt anfangen faengt ende enden endet schluss weiter weiterhin anders gleich gleiche gleichen gleiches unterschied
kenn kenne kennen kennt bekannt denken denke glaube glauben meine meinen meint meinte finde brauche such suche suchen sucht gesucht erklaer erklaere erklaeren erklaert beschreibe beschreiben erzaehl hilf helfen hilft geholfen lies vorlesen nachsehen nachschauen nachschlagen schick schicke schicken schickt geschickt mail
interessiert interessieren fragen vermerk brief folie praesentation ausschuss sitzung sitzungen treffen trifft getroffen tagt tagen kollege chefin chef vorgaengerin vorgaenger nachfolger kollegin amtsleitung
forum rathaus kreishaus bürgerhaus landratsamt stadthalle halle hallen sitzungssaal saal zoom teams skype link etage stock treff zentrum gebäude zimmer
einzelnen einzelne einzelner leute leuten formuliert tisch kämmerer kollegin vorhin angerufen
autobahn auto handy telefon kaffee mittag pause
zwei drei vier fünf sechs sieben acht neun zehn elf zwölf sitzen sitzt gremium gremien runde runden allerseits reicht langt
find finde findet findest übernächste übernächster übernächsten übernächstes passt passts passen klappt klappen rein raus komme rum herum recht moment sekunde zwischenfrage holen hole holt geholt reinholen mitholen setzen gesetzt legen gelegt geben klausel
abschließen abgeschlossen anschließen ausschließen beschließen schließen
`)

/** Spoken and typed on phones: what is meant, word by word. */
export const STREET_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    oda: 'oder',
    kündign: 'kündigen',
    absagn: 'absagen',
    eintragn: 'eintragen',
    wege: 'wegen',
    di: 'die',
    dea: 'der',
    dor: 'der',
    de: 'die',
    mor: 'mir',
    felt: 'fällt',
    nahmen: 'Namen',
    bissl: 'bisschen',
    bissel: 'bisschen',
    hamse: 'haben sie',
    gildet: 'gilt',
    hockt: 'sitzt',
    hocken: 'sitzen',
    hogt: 'sitzt',
    all: 'alle',
    leut: 'Leute',
    ur: 'Uhr',
    wars: 'war es',
    gilts: 'gilt es',
    müsst: 'muss',
    komm: 'komme',
    machn: 'machen',
    stelltn: 'stellt',
    ofde: 'oft',
    dange: 'danke',
    wieoft: 'wie oft',
    treffe: 'treffen',
    guude: 'guten Tag',
    gude: 'guten Tag',
    ned: 'nicht',
    sach: 'sag',
    nu: 'nun',
    elfe: 'elf',
    zwölfe: 'zwölf',
    dreie: 'drei',
    net: 'nicht',

    nit: 'nicht',
    nich: 'nicht',
    nisch: 'nicht',
    nix: 'nichts',
    nischt: 'nichts',
    wat: 'was',
    dat: 'das',
    det: 'das',
    wa: 'was',
    watt: 'was',
    is: 'ist',
    isses: 'ist es',
    isn: 'ist',
    sin: 'sind',
    hats: 'hat es',
    gabs: 'gab es',
    wan: 'wann',
    wi: 'wie',
    dis: 'dieses',
    hapt: 'habt',
    wiviel: 'wieviel',
    wivile: 'wieviele',
    kan: 'kann',
    kanst: 'kannst',
    gip: 'gib',
    vs: 'und',
    her: 'her',
    seid: 'seit',
    mus: 'muss',
    wil: 'will',
    sol: 'soll',
    zen: 'zehn',
    auserdem: 'außerdem',
    nochn: 'noch ein',
    binn: 'bin',
    bis: 'bis',
    dahtum: 'Datum',
    mache: 'machen',
    ap: 'ab',
    un: 'und',
    u: 'und',
    od: 'oder',
    odder: 'oder',
    aach: 'auch',
    auchn: 'auch',
    ma: 'mal',
    nochma: 'nochmal',
    vllt: 'vielleicht',
    vlt: 'vielleicht',
    evtl: 'eventuell',
    eig: 'eigentlich',
    eigtl: 'eigentlich',
    iwie: 'irgendwie',
    iwann: 'irgendwann',
    gibts: 'gibt es',
    gips: 'gibt es',
    gibs: 'gibt es',
    gehts: 'geht es',
    wies: 'wie',
    wers: 'wer',
    wos: 'wo',
    wanns: 'wann',
    obs: 'ob',
    wens: 'wenn es',
    nen: 'einen',
    nem: 'einem',
    ner: 'einer',
    n: 'ein',
    ham: 'haben',
    hamm: 'haben',
    hamwer: 'haben wir',
    hammer: 'haben wir',
    habn: 'haben',
    hastu: 'hast du',
    kannste: 'kannst du',
    kannstu: 'kannst du',
    weisste: 'weisst du',
    biste: 'bist du',
    hasste: 'hast du',
    willste: 'willst du',
    machste: 'machst du',
    mer: 'wir',
    ick: 'ich',
    icke: 'ich',
    i: 'ich',
    jez: 'jetzt',
    jetz: 'jetzt',
    etz: 'jetzt',
    grad: 'gerade',
    bidde: 'bitte',
    pls: 'bitte',
    plz: 'bitte',
    biddä: 'bitte',
    thx: 'danke',
    merci: 'danke',

    sacht: 'sagt',
    sakt: 'sagt',
    kuck: 'guck',
    schonma: 'schon mal',
    heut: 'heute',
    heud: 'heute',
    mim: 'mit dem',
    aufm: 'auf dem',
    aufn: 'auf den',
    vonner: 'von der',
    inner: 'in der',
    anner: 'an der',
    fürn: 'für ein',
    fuern: 'für ein',
    fürs: 'für das',
    lk: 'Landkreis',
    abt: 'Abteilung',
    versch: 'verschieben',
    to: 'Tagesordnung',
    prot: 'Protokoll',
    ggf: 'gegebenenfalls',
    mi: 'Mittwoch',
    egh: 'Eingliederungshilfe',
    eingh: 'Eingliederungshilfe',
    gf: 'Geschäftsführung',
    gef: 'Geschäftsführung',
    hze: 'Hilfe zur Erziehung',
    teko: 'Telefonkonferenz',
    viko: 'Videokonferenz',
    orga: 'Organisation',
    kvn: 'Vereinbarung',
    koopv: 'Kooperationsvereinbarung',
    koopvereinbarung: 'Kooperationsvereinbarung',
    bes: 'besonders',

    mind: 'mindestens',
    tel: 'Telefon',
    nr: 'Nummer',
    ansprechp: 'Ansprechpartner',
    jhrl: 'jährlich',
    gem: 'gemäß',
  }),
)
