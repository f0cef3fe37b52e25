/**
 * Everything the bot can be asked and told: one line per conversation. What each column means is said in
 * command-entry.ts; what a line leaves out does not compile, what manifest and README leave out fails in
 * tests/commands.test.ts.
 */
import type { CommandTable, Places } from '#src/conversation/command-entry.ts'
import type { LineTaker } from '#src/conversation/direct-command.ts'
import { askAgreement } from './agreements/ask-agreement.ts'
import { askAnything } from './agreements/ask-anything.ts'
import { askCommittees } from './agreements/ask-committees.ts'
import { askConference } from './agreements/ask-conference.ts'
import { askNotice } from './agreements/ask-notice.ts'
import { askSecretariat } from './agreements/ask-secretariat.ts'
import { askHelp } from './ask-help.ts'
import { askDeadlines } from './duties/ask-deadlines.ts'
import { askNextSteps } from './duties/ask-next-steps.ts'
import { askReminders } from './duties/ask-reminders.ts'
import { chooseDay } from './duties/choose-day.ts'
import { declineDuty } from './duties/decline-duty.ts'
import { fulfilDuty } from './duties/fulfil-duty.ts'
import { postponeDuty } from './duties/postpone-duty.ts'
import { setLead } from './duties/set-lead.ts'
import { setStages } from './duties/set-stages.ts'
import { startDuty } from './duties/start-duty.ts'
import { sumUpWeekly } from './duties/sum-up-weekly.ts'
import { answerInvitation } from './meetings/answer-invitation.ts'
import { askMeetings } from './meetings/ask-meetings.ts'
import { cancelMeeting } from './meetings/cancel-meeting.ts'
import { completeTask } from './meetings/complete-task.ts'
import { findDate } from './meetings/find-date.ts'
import { invite } from './meetings/invite.ts'
import { approveMinutes } from './meetings/minutes-approve.ts'
import { finishMinutes } from './meetings/minutes-finish.ts'
import { startMinutes } from './meetings/minutes-start.ts'
import { writeLine } from './meetings/minutes-write.ts'
import { moveMeeting } from './meetings/move-meeting.ts'
import { answersInvitation, answersPoll, namesDeputy, seesPoll } from './meetings/parts/unprompted.ts'
import { planMeeting } from './meetings/plan-meeting.ts'
import { proposeItem } from './meetings/propose-item.ts'
import { recordAnswer } from './meetings/record-answer.ts'
import { seeAgenda } from './meetings/see-agenda.ts'
import { seeDecisions } from './meetings/see-decisions.ts'
import { seePoll } from './meetings/see-poll.ts'
import { seeResponses } from './meetings/see-responses.ts'
import { seeTasks } from './meetings/see-tasks.ts'
import { sendDeputy } from './meetings/send-deputy.ts'
import { takeAttendance } from './meetings/take-attendance.ts'
import { voteDate } from './meetings/vote-date.ts'
import { askAdministration } from './people/ask-administration.ts'
import { askSettings } from './people/ask-settings.ts'
import { assignOffice } from './people/assign-office.ts'
import { bindChannel } from './people/bind-channel.ts'
import { endOffice } from './people/end-office.ts'
import { exportMe, revokeLinks } from './people/export-me.ts'
import { forgetMe } from './people/forget-me.ts'
import { grantOffice } from './people/grant-office.ts'
import { importPeople } from './people/import-people.ts'
import { keepRecords } from './people/keep-records.ts'
import { mailCalendar } from './people/mail-calendar.ts'
import { recordAbsence, seeAbsence } from './people/record-absence.ts'
import { requestOffice } from './people/request-office.ts'
import { setUp } from './people/set-up.ts'
import { speakPlainly } from './people/speak-plainly.ts'

const ANYWHERE: Places = ['personal', 'group', 'channel']
const PERSONAL: Places = ['personal']
const SHARED: Places = ['group', 'channel']

/** In the order in which /hilfe and the Teams client offer them. */
export const commands = {
  help: { words: ['hilfe', 'help', 'befehle'], purpose: 'Hilfe', at: ANYWHERE, offered: 'near', menu: 'Was der Gremienlotse hier für Sie tun kann', does: askHelp },
  conference: { words: ['kok', 'kooperationskonferenz'], purpose: 'Nächste Kooperationskonferenz', at: ANYWHERE, offered: 'help', menu: 'Nächste Kooperationskonferenz: kok Kassel', does: askConference },
  meetings: { words: ['termine', 'sitzungen', 'sitzungstermine'], purpose: 'Termine und Fälligkeiten', at: ANYWHERE, offered: 'help', menu: 'Sitzungen und Fälligkeiten der Reihe nach: termine MKK 2027', does: askMeetings },
  nextSteps: { words: ['schritte', 'todo', 'meins'], purpose: 'Ihre nächsten Schritte', at: PERSONAL, offered: 'help', when: 'holdsOffice', does: askNextSteps },
  speakPlainly: { words: ['einfach', 'einfachesprache'], purpose: 'Einfache Sprache', at: ANYWHERE, offered: 'help', needs: 'own.read', menu: 'Antworten in Einfacher Sprache: einfach, einfach aus', does: speakPlainly },
  committees: { words: ['gremien', 'gremium'], purpose: 'Gremien und Turnus', at: ANYWHERE, offered: 'help', menu: 'Gremien mit Turnus und Beteiligten: gremien Zwickau', does: askCommittees },
  deadlines: { words: ['fristen', 'frist', 'pflichten'], purpose: 'Fristen und Pflichten', at: ANYWHERE, offered: 'help', menu: 'Wer muss was bis wann tun: fristen Kassel', does: askDeadlines },
  reminders: { words: ['erinnerungen', 'erinnerung'], purpose: 'Erinnerungen', at: ANYWHERE, offered: 'help', does: askReminders },
  agreement: { words: ['vereinbarung', 'vereinbarungen', 'kooperationsvereinbarung', 'kv'], purpose: 'Vereinbarung nachschlagen', at: ANYWHERE, offered: 'help', menu: 'Steckbrief oder eine Ziffer: vereinbarung MKK 8 b', does: askAgreement },
  ask: { words: ['frage'], purpose: 'Frage in eigenen Worten', at: ANYWHERE, offered: 'never', does: askAnything },
  secretariat: { words: ['geschäftsführung', 'geschäftsführungen', 'gf'], purpose: 'Wer beruft ein?', at: ANYWHERE, offered: 'help', menu: 'Wer einlädt und wie das wechselt: geschäftsführung Kassel', does: askSecretariat },
  notice: { words: ['kündigung', 'kündigungen', 'kündigungsfrist', 'kündigungsfristen'], purpose: 'Kündigungsfrist', at: ANYWHERE, offered: 'help', menu: 'Kündigungsfrist mit letztem Eingangstag: kündigung MKK', does: askNotice },
  respond: { words: ['rückmeldung', 'zusagen', 'zusage'], purpose: 'Auf eine Einladung antworten', at: ANYWHERE, offered: 'help', when: 'answerOwed', needs: 'own.read', does: answerInvitation, unprompted: answersInvitation },
  vote: { words: ['terminwahl'], purpose: 'Termine wählen', at: ANYWHERE, offered: 'help', when: 'daysAsked', needs: 'own.read', does: voteDate, unprompted: answersPoll },
  minutes: { words: ['protokoll', 'protokolle'], purpose: 'Protokoll', at: ANYWHERE, offered: 'help', when: 'toMinute', needs: 'meeting.read', does: startMinutes },
  agenda: { words: ['tagesordnung', 'agenda'], purpose: 'Tagesordnung', at: ANYWHERE, offered: 'help', when: 'sessionAhead', needs: 'meeting.read', does: seeAgenda },
  invite: { words: ['einladen', 'einladung', 'einladungen'], purpose: 'Einladen', at: ANYWHERE, offered: 'help', when: 'toInvite', needs: 'meeting.invite', does: invite },
  responses: { words: ['rückmeldungen', 'teilnahme'], purpose: 'Wer kommt?', at: ANYWHERE, offered: 'help', when: 'invited', needs: 'invitation.read', does: seeResponses },
  recordAnswer: { words: ['nachtragen'], purpose: 'Rückmeldung nachtragen', at: PERSONAL, offered: 'help', when: 'invited', needs: 'invitation.record', does: recordAnswer },
  fulfil: { words: ['erledigt'], purpose: 'Erledigung eintragen', at: ANYWHERE, offered: 'help', when: 'dutyOwed', needs: 'duty.fulfil', does: fulfilDuty },
  tasks: { words: ['aufgaben', 'aufgabe', 'aufträge'], purpose: 'Aufgaben', at: ANYWHERE, offered: 'help', when: 'tasked', does: seeTasks },
  proposeItem: { words: ['top', 'tops'], purpose: 'Tagesordnungspunkt vorschlagen', at: ANYWHERE, offered: 'help', when: 'sessionAhead', needs: 'item.propose', does: proposeItem },
  findDate: { words: ['terminfindung', 'terminsuche', 'terminumfrage'], purpose: 'Termin finden', at: ANYWHERE, offered: 'help', when: 'runsBody', needs: 'meeting.invite', does: findDate },
  planMeeting: { words: ['termin'], purpose: 'Sitzung planen', at: ANYWHERE, offered: 'help', when: 'runsBody', needs: 'meeting.plan', menu: 'Eine Sitzung planen: termin KoK Kassel 11.05.2027 10 Uhr', does: planMeeting },
  decisions: { words: ['beschlüsse', 'beschluss'], purpose: 'Beschlüsse', at: ANYWHERE, offered: 'help', when: 'decided', does: seeDecisions },
  move: { words: ['verschieben', 'verlegen'], purpose: 'Sitzung verschieben', at: ANYWHERE, offered: 'help', when: 'sessionAhead', needs: 'meeting.move', does: moveMeeting },
  callOff: { words: ['absagen', 'absage'], purpose: 'Sitzung absagen', at: ANYWHERE, offered: 'help', when: 'sessionAhead', needs: 'meeting.cancel', does: cancelMeeting },
  sendDeputy: { words: ['vertretung'], purpose: 'Vertretung schicken', at: ANYWHERE, offered: 'help', when: 'answerOwed', needs: 'own.read', does: sendDeputy, unprompted: namesDeputy },
  seePoll: { words: ['terminstand'], purpose: 'Stand der Terminfindung', at: ANYWHERE, offered: 'help', when: 'searchRuns', needs: 'invitation.read', does: seePoll, unprompted: seesPoll },
  settings: { words: ['einstellungen', 'einstellung'], purpose: 'Einstellungen', at: ANYWHERE, offered: 'help', when: 'holdsOffice', does: askSettings },
  absence: { words: ['abwesend'], purpose: 'Abwesenheit', at: PERSONAL, offered: 'help', when: 'holdsOffice', needs: 'own.read', does: seeAbsence },
  administration: { words: ['verwaltung'], purpose: 'Verwaltung', at: ANYWHERE, offered: 'help', when: 'administers', does: askAdministration },
  requestOffice: { words: ['beantragen'], purpose: 'Funktion beantragen', at: ANYWHERE, offered: 'help', when: 'holdsNone', needs: 'office.request', does: requestOffice },
  cancel: { words: ['abbrechen', 'abbruch', 'stopp', 'stop', 'cancel'], purpose: 'Abbrechen', at: ANYWHERE, offered: 'near', does: 'cancel' },
  back: { words: ['zurück', 'back'], purpose: 'Zurück', at: ANYWHERE, offered: 'near', does: 'back' },
  finishMinutes: { words: ['protokollfertig', 'protokollverteilen'], purpose: 'Protokoll verteilen', at: ANYWHERE, offered: 'never', needs: 'meeting.read', does: finishMinutes },
  approveMinutes: { words: ['protokollgenehmigen'], purpose: 'Protokoll genehmigen', at: ANYWHERE, offered: 'never', needs: 'meeting.read', does: approveMinutes },
  completeTask: { words: ['aufgabenerledigt'], purpose: 'Aufgabe erledigt melden', at: ANYWHERE, offered: 'never', needs: 'meeting.read', does: completeTask },
  startDuty: { words: ['inarbeit'], purpose: 'Pflicht in Arbeit', at: ANYWHERE, offered: 'near', needs: 'duty.fulfil', does: startDuty },
  postponeDuty: { words: ['später'], purpose: 'Später erinnern', at: ANYWHERE, offered: 'near', needs: 'duty.fulfil', does: postponeDuty },
  chooseDay: { words: ['fälligkeit', 'tagnennen'], purpose: 'Tag für eine Pflicht nennen', at: ANYWHERE, offered: 'near', needs: 'duty.fulfil', does: chooseDay },
  declineDuty: { words: ['nichtzuständig', 'unzuständig'], purpose: 'Nicht zuständig', at: ANYWHERE, offered: 'near', needs: 'duty.fulfil', does: declineDuty },
  assignOffice: { words: ['funktion', 'funktionen'], purpose: 'Funktion vergeben', at: ANYWHERE, offered: 'near', needs: 'people.administer', does: assignOffice },
  endOffice: { words: ['funktionsende'], purpose: 'Funktion beenden', at: ANYWHERE, offered: 'near', needs: 'people.administer', does: endOffice },
  recordAbsence: { words: ['abwesenheit'], purpose: 'Abwesenheit eintragen', at: PERSONAL, offered: 'near', needs: 'own.read', does: recordAbsence },
  weeklyDigest: { words: ['wochenübersicht'], purpose: 'Wochenübersicht', at: PERSONAL, offered: 'near', needs: 'own.read', does: sumUpWeekly },
  calendarMail: { words: ['kalendermail'], purpose: 'Kalendereinträge per E-Mail', at: PERSONAL, offered: 'near', needs: 'own.read', does: mailCalendar },
  forgetMe: { words: ['datenlöschen'], purpose: 'Meine Daten löschen', at: PERSONAL, offered: 'near', needs: 'own.read', does: forgetMe },
  exportMe: { words: ['datenexport'], purpose: 'Meine Daten als Datei', at: PERSONAL, offered: 'near', needs: 'own.read', does: exportMe },
  revokeLinks: { words: ['linkssperren'], purpose: 'Links sperren', at: PERSONAL, offered: 'near', needs: 'own.read', does: revokeLinks },
  grantOffice: { words: ['bewilligen'], purpose: 'Antrag bewilligen', at: PERSONAL, offered: 'never', needs: 'people.administer', does: grantOffice },
  takeAttendance: { words: ['anwesenheit', 'teilnehmerliste'], purpose: 'Anwesenheit', at: ANYWHERE, offered: 'near', needs: 'minutes.take', does: takeAttendance },
  setLead: { words: ['vorlauf', 'vorläufe'], purpose: 'Vorlauf eines Gremiums', at: ANYWHERE, offered: 'near', needs: 'meeting.read', does: setLead },
  setStages: { words: ['stufen', 'erinnerungsstufen'], purpose: 'Erinnerungsstufen', at: ANYWHERE, offered: 'near', needs: 'duty.fulfil', does: setStages },
  importPeople: { words: ['import', 'personenimport'], purpose: 'Personen aufnehmen', at: ANYWHERE, offered: 'near', needs: 'people.enter', does: importPeople },
  channel: { words: ['kanal'], purpose: 'Kanal zuordnen', at: SHARED, offered: 'near', needs: 'channel.bind', does: bindChannel },
  setUp: { words: ['einrichten'], purpose: 'Bot einrichten', at: ANYWHERE, offered: 'near', needs: 'people.administer', does: setUp },
  retention: { words: ['aufbewahrung', 'aufbewahrungsfristen'], purpose: 'Aufbewahrung', at: ANYWHERE, offered: 'near', needs: 'people.administer', does: keepRecords },
} satisfies CommandTable

/** Minutes that are open take every line. */
export const lineTaker: LineTaker = writeLine
