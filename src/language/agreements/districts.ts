/**
 * Landkreise and kreisfreie Städte of Germany, as far as their names are needed to see that one is meant: "KoK Fulda". Names
 * after the municipal register (Gemeindeverzeichnis) of the statistical offices. Left out are those that are everyday
 * words: Essen, Hof, Halle, Leer, Regen.
 */
import { findNames, indexNames, suggestNames } from '#src/language/words/names.ts'
import type { Found } from '#src/language/words/span.ts'
import type { Lexicon } from './mentions.ts'

const NAMES = `
Aachen, Ahrweiler, Aichach-Friedberg, Alb-Donau-Kreis, Altenburger Land, Altenkirchen, Altmarkkreis Salzwedel,
Altötting, Alzey-Worms, Amberg, Amberg-Sulzbach, Ammerland, Anhalt-Bitterfeld, Ansbach, Aschaffenburg, Augsburg,
Aurich, Bad Dürkheim, Bad Kissingen, Bad Kreuznach, Bad Tölz-Wolfratshausen, Baden-Baden, Bamberg, Barnim,
Bautzen, Bayreuth, Berchtesgadener Land, Bergstraße, Berlin, Bernkastel-Wittlich, Biberach, Bielefeld,
Birkenfeld, Bochum, Bodenseekreis, Bonn, Borken, Bottrop, Brandenburg, Braunschweig, Breisgau-Hochschwarzwald,
Bremen, Bremerhaven, Burgenlandkreis, Böblingen, Börde, Calw, Celle, Cham, Chemnitz, Cloppenburg, Coburg,
Cochem-Zell, Coesfeld, Cottbus, Cuxhaven, Dachau, Dahme-Spreewald, Darmstadt, Darmstadt-Dieburg, Deggendorf,
Delmenhorst, Dessau-Roßlau, Diepholz, Dillingen, Dingolfing-Landau, Dithmarschen, Donau-Ries, Donnersbergkreis,
Dortmund, Dresden, Duisburg, Düren, Düsseldorf, Ebersberg, Eichsfeld, Eichstätt, Eifelkreis Bitburg-Prüm,
Eisenach, Elbe-Elster, Emden, Emmendingen, Emsland, Ennepe-Ruhr-Kreis, Enzkreis, Erding, Erfurt, Erlangen,
Erlangen-Höchstadt, Erzgebirgskreis, Esslingen, Euskirchen, Flensburg, Forchheim, Frankenthal, Frankfurt,
Freiburg, Freising, Freudenstadt, Freyung-Grafenau, Friesland, Fulda, Fürstenfeldbruck, Fürth,
Garmisch-Partenkirchen, Gelsenkirchen, Gera, Germersheim, Gießen, Gifhorn, Goslar, Gotha, Grafschaft Bentheim,
Greiz, Groß-Gerau, Göppingen, Görlitz, Göttingen, Günzburg, Gütersloh, Hagen, Hamburg, Hameln-Pyrmont, Hamm,
Hannover, Harburg, Harz, Havelland, Haßberge, Heidekreis, Heidelberg, Heidenheim, Heilbronn, Heinsberg,
Helmstedt, Herford, Herne, Hersfeld-Rotenburg, Herzogtum Lauenburg, Hildburghausen, Hildesheim,
Hochsauerlandkreis, Hochtaunuskreis, Hohenlohekreis, Holzminden, Höxter, Ilm-Kreis, Ingolstadt, Jena, Jerichower
Land, Kaiserslautern, Karlsruhe, Kassel, Kaufbeuren, Kelheim, Kempten, Kiel, Kitzingen, Kleve, Koblenz,
Konstanz, Krefeld, Kronach, Kulmbach, Kusel, Kyffhäuserkreis, Köln, Lahn-Dill-Kreis, Landau, Landsberg,
Landshut, Leipzig, Leverkusen, Lichtenfels, Limburg-Weilburg, Lindau, Lippe, Ludwigsburg, Ludwigshafen,
Ludwigslust-Parchim, Lörrach, Lübeck, Lüchow-Dannenberg, Lüneburg, Magdeburg, Main-Kinzig-Kreis, Main-Spessart,
Main-Tauber-Kreis, Main-Taunus-Kreis, Mainz, Mainz-Bingen, Mannheim, Mansfeld-Südharz, Marburg-Biedenkopf,
Mayen-Koblenz, Mecklenburgische Seenplatte, Meißen, Memmingen, Merzig-Wadern, Mettmann, Miesbach, Miltenberg,
Minden-Lübbecke, Mittelsachsen, Märkisch-Oderland, Märkischer Kreis, Mönchengladbach, Mühldorf, Mülheim,
München, Münster, Neckar-Odenwald-Kreis, Neu-Ulm, Neuburg-Schrobenhausen, Neumarkt, Neumünster, Neunkirchen,
Neustadt, Neuwied, Nienburg, Nordfriesland, Nordhausen, Nordsachsen, Nordwestmecklenburg, Northeim, Nürnberg,
Nürnberger Land, Oberallgäu, Oberbergischer Kreis, Oberhausen, Oberhavel, Oberspreewald-Lausitz, Odenwaldkreis,
Oder-Spree, Offenbach, Oldenburg, Olpe, Ortenaukreis, Osnabrück, Ostalbkreis, Ostallgäu, Osterholz, Ostholstein,
Ostprignitz-Ruppin, Paderborn, Passau, Peine, Pfaffenhofen, Pforzheim, Pinneberg, Pirmasens, Plön, Potsdam,
Potsdam-Mittelmark, Prignitz, Rastatt, Ravensburg, Recklinghausen, Regensburg, Rems-Murr-Kreis, Remscheid,
Rendsburg-Eckernförde, Reutlingen, Rhein-Erft-Kreis, Rhein-Hunsrück-Kreis, Rhein-Kreis Neuss, Rhein-Lahn-Kreis,
Rhein-Neckar-Kreis, Rhein-Pfalz-Kreis, Rhein-Sieg-Kreis, Rheingau-Taunus-Kreis, Rheinisch-Bergischer Kreis,
Rhön-Grabfeld, Rosenheim, Rostock, Rotenburg, Roth, Rottal-Inn, Rottweil, Saale-Holzland-Kreis,
Saale-Orla-Kreis, Saalekreis, Saalfeld-Rudolstadt, Saarbrücken, Saarlouis, Saarpfalz-Kreis, Salzgitter,
Salzlandkreis, Schaumburg, Schleswig-Flensburg, Schmalkalden-Meiningen, Schwabach, Schwalm-Eder-Kreis,
Schwandorf, Schwarzwald-Baar-Kreis, Schweinfurt, Schwerin, Schwäbisch Hall, Segeberg, Siegen-Wittgenstein,
Sigmaringen, Soest, Solingen, Sonneberg, Speyer, Spree-Neiße, St. Wendel, Stade, Starnberg, Steinburg,
Steinfurt, Stendal, Stormarn, Straubing, Straubing-Bogen, Stuttgart, Suhl, Sächsische Schweiz-Osterzgebirge,
Sömmerda, Südliche Weinstraße, Südwestpfalz, Teltow-Fläming, Tirschenreuth, Traunstein, Trier, Trier-Saarburg,
Tuttlingen, Tübingen, Uckermark, Uelzen, Ulm, Unna, Unstrut-Hainich-Kreis, Unterallgäu, Vechta, Verden, Viersen,
Vogelsbergkreis, Vogtlandkreis, Vorpommern-Greifswald, Vorpommern-Rügen, Vulkaneifel, Waldeck-Frankenberg,
Waldshut, Warendorf, Wartburgkreis, Weiden, Weilheim-Schongau, Weimar, Weimarer Land, Weißenburg-Gunzenhausen,
Werra-Meißner-Kreis, Wesel, Wesermarsch, Westerwaldkreis, Wetteraukreis, Wiesbaden, Wilhelmshaven, Wittenberg,
Wittmund, Wolfenbüttel, Wolfsburg, Worms, Wunsiedel, Wuppertal, Würzburg, Zollernalbkreis, Zweibrücken, Zwickau`

/** "Vogelsbergkreis" is also the Vogelsberg, "Marburg-Biedenkopf" also Marburg. */
const SHORTEST_PART = 5
const partsOf = (name: string): readonly string[] =>
  [name.replace(/[ -]?kreis$/iu, ''), ...(name.includes('-') ? name.split(/[ -]/u) : [])].filter(
    (part) => part.length >= SHORTEST_PART && !/^kreis$/iu.test(part),
  )

const districts = indexNames(
  NAMES.trim()
    .split(/,\s+/u)
    .map((name) => ({ key: name, names: [name, ...partsOf(name)] })),
)

/** Words that may stand between a body and its region. */
const LED =
  /^[\s,]*(?:(?:für|in|im|von|vom|der|des|dem|den|beim|bei|landkreis(?:es)?|lk|kreis(?:es)?|stadt|region)\s+)*/iu
/** No name of a district is longer: what stands further behind is not looked at. */
const LONGEST_NAME = 120
const FIRST_WORD = /^[^\s,;.]*/u

/**
 * A Landkreis, a Stadt, or the name of a region with a slip in it ("Kasel"), right behind a body: it says where the body
 * is, and is no place to meet at. Regions whose names the lexicon knows are not looked for.
 * @param cleaned @param end where the body's name ends
 */
export function regionBehind(
  cleaned: string,
  end: number,
  { regions }: Pick<Lexicon, 'regions'>,
): Found<string> | undefined {
  const start = end + (LED.exec(cleaned.slice(end, end + LONGEST_NAME))?.[0].length ?? 0)
  const behind = cleaned.slice(start)
  const [word = ''] = FIRST_WORD.exec(behind.slice(0, LONGEST_NAME)) ?? []
  const [district] = findNames(behind.slice(0, LONGEST_NAME), districts)
  const length =
    district?.start === 0 ? district.end : word !== '' && suggestNames(word, regions).length > 0 ? word.length : 0
  return length > 0 ? { value: behind.slice(0, length), start, end: start + length } : undefined
}

/** A Landkreis or a Stadt that is named and has no agreement here. @param cleaned */
export function districtWithout(cleaned: string, { names }: Pick<Lexicon, 'names'>): string | undefined {
  const known = findNames(cleaned, names)
  const found = findNames(cleaned, districts).find(
    ({ start, end }) => !known.some((one) => start < one.end && end > one.start),
  )
  return found && cleaned.slice(found.start, found.end)
}
