/**
 * Words of everyday German that are neither small words nor words of the field. They weigh as much as any other word of a
 * question, but none of them is a slip of another word: "schade" is not "schaut", and "parken" not "packen".
 */
const words = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '')

export const ORDINARY_WORDS = words(`
schade schnell langsam müde krank gesund froh traurig sauer wütend genervt beleidigt zufrieden stolz neugierig gespannt überrascht unsicher verwirrt
ernst lustig komisch seltsam blöd doof toll super prima klasse spitze schlimm furchtbar schrecklich nett freundlich höflich streng locker
best beste besten bester bestes am höchsten hoch hohe hoher hohes niedrig tief breit schmal dick dünn leer voll volle offen zu sauber dreckig warm kalt heiß nass trocken hell dunkel laut leise
parken park parkplatz parkhaus packen einpacken auspacken aufzug fahrstuhl treppe tür türen fenster heizung licht beamer tafel stuhl stühle toilette küche kantine schlüssel garage hof eingang ausgang keller flur gang
erlebt erleben erlebe erlauben gehört hören höre verstehe verstehst verstehen versteht begreife kapiere kapiert merke merkst merken merkt vergessen vergiss vergesse erinnere weine weint lache lacht freue freut freuen ärgert ärgere
sehe sehen siehst gesehen zeigen gezeigt schauen geschaut anschauen lesen lese liest gelesen schreiben schreibe schreibst geschrieben tippe tippen getippt drücke drücken draufdrücken gedrückt klicke klicken geklickt öffnen öffne geöffnet schließe laden hochladen herunterladen runterladen
rufe rufen ruf angerufen anrufen telefonieren telefoniere spreche sprechen gesprochen rede reden geredet quatschen erzähle erzählt erzählen antworte antworten geantwortet melde melden bescheid
warte warten wartet gewartet komme kommst komm losgehen losgeht gehe gehst weggehen fahre fahren fährt gefahren laufe laufen renne fliege fliegen reise reisen gereist
arbeite arbeiten arbeitet arbeit job stelle beruf büro schreibtisch rechner computer laptop bildschirm maus tastatur drucker drucken scanner scannen passwort anmelden einloggen netz wlan internet app apps programm software fenster knopf knöpfe button karte karten schrift
mutter vater sohn tochter kind kinder eltern familie bruder schwester oma opa freund freundin mann frau nachbar nachbarin hund katze
urlaub ferien feierabend wochenende brückentag feiertag geburtstag hochzeit fest feier sommerfest weihnachtsfeier ausflug
essen esse gegessen trinken trinke getrunken kaffee tee wasser brot kuchen mittagessen frühstück pause hunger durst
wetter regen sonne schnee sturm hitze kälte sommer winter frühling frühjahr herbst
zug züge bahn bus tram straßenbahn auto fahrrad rad taxi stau verspätung fahrkarte ticket bahnhof haltestelle flughafen straße weg autobahn
geldbeutel preis preise teuer billig günstig kostenlos umsonst rechnung gehalt lohn rente steuer steuern versicherung bank konto
arzt ärztin zahnarzt krankenhaus apotheke medikament schmerzen kopfschmerzen erkältung grippe fieber husten schnupfen krücken rollstuhl brille hörgerät
chef chefin vorgesetzte vorgesetzter abteilungsleiter amtsleiter amtsleiterin sekretärin sekretariat vorzimmer praktikant praktikantin azubi hausmeister kollegium personalrat betriebsrat gewerkschaft
streik streiken umzug umziehen baustelle renoviert renovierung reparatur repariert kaputt defekt störung ausfall spinnt hängt abgestürzt abgeschnitten
lust keine zeit stress stressig hektik hektisch ruhe langweilig anstrengend mühe glück pech zufall problem probleme fehler irrtum ärger streit kritik lob
witz witze quatsch unsinn blödsinn mist verdammt verflixt puh uff oje ojemine wow echt krass cool geil egal wurscht
frei besetzt belegt gesperrt geschlossen geöffnet vorbei rum fertig bereit verloren gefunden gestohlen vergessen verpasst verschlafen verplant verwechselt vertan verschrieben vertippt verguckt
haste hätt wär würd könnt sollt müsst dürft möcht krieg hol holt bring bringe bringen bringt gebracht mitbringen nehm trag zieh ziehen lauf fang fange anfangen angefangen hör aufhören aufgehört
ewig dauernd ständig immerzu andauernd gelegentlich selten häufig regelmäßig unregelmäßig täglich wöchentlich monatlich jährlich stündlich heutig heutige gestrig gestrige morgig morgige
wichtiges unwichtig dringendes einfach schwer schwierig kompliziert leicht leichter einfacher schwerer schneller langsamer besseres schlechter größer kleiner mehrmals
hälfte viertel drittel doppelt dreifach halb halbe ganze ganzen ganzer ganzes komplett komplette völlig total absolut ziemlich relativ einigermaßen
wusste wussten gewusst dachte dachten gedacht glaubte geglaubt hoffe hoffen hoffentlich befürchte fürchte vermute schätze rechne meinte wollte sollte konnte durfte musste
danach davor währenddessen zwischendurch nebenbei vorher nachher hinterher spät früh zeitig pünktlich unpünktlich rechtzeitig
hessisch sächsisch bairisch plattdeutsch deutsch englisch türkisch arabisch russisch ukrainisch sprache sprachen wort wörter satz sätze buchstabe text
zweiter dritter vierter fünfter letzter vorletzter nächster übernächster einziger einzige einzigen einziges
mensch menschen leute person personen typ jemand niemand irgendwer sonstwer
na se nö jup jepp genau eben ebend
bestens gerne ungern notfalls sicherheitshalber vorsichtshalber zwischenfrage zwischenruf nebenfrage
moment sekunde sekunden minute augenblick augenblicklich
`)
