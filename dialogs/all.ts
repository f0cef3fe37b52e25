/** Everything the bot can be asked and told: one line per conversation. */
import type { Dialog } from '#src/conversation/dialog.ts'
import type { LineTaker, Order } from '#src/conversation/order.ts'
import type { CommandName, Question } from '#src/conversation/question.ts'
import { answerInvitation } from './answer-invitation.ts'
import { askAdministration } from './ask-administration.ts'
import { askAgreement } from './ask-agreement.ts'
import { askCommittees } from './ask-committees.ts'
import { askConference } from './ask-conference.ts'
import { askDeadlines } from './ask-deadlines.ts'
import { askHelp } from './ask-help.ts'
import { askMeetings } from './ask-meetings.ts'
import { askNotice } from './ask-notice.ts'
import { askReminders } from './ask-reminders.ts'
import { askSecretariat } from './ask-secretariat.ts'
import { assignOffice } from './assign-office.ts'
import { bindChannel } from './bind-channel.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { chooseDay } from './choose-day.ts'
import { declineDuty } from './decline-duty.ts'
import { endOffice } from './end-office.ts'
import { exportMe, revokeLinks } from './export-me.ts'
import { findDate } from './find-date.ts'
import { forgetMe } from './forget-me.ts'
import { fulfilDuty } from './fulfil-duty.ts'
import { grantOffice } from './grant-office.ts'
import { importPeople } from './import-people.ts'
import { invite } from './invite.ts'
import { keepRecords } from './keep-records.ts'
import { moveMeeting } from './move-meeting.ts'
import { planMeeting } from './plan-meeting.ts'
import { postponeDuty } from './postpone-duty.ts'
import { proposeItem } from './propose-item.ts'
import { recordAbsence, seeAbsence } from './record-absence.ts'
import { requestOffice } from './request-office.ts'
import { seeAgenda } from './see-agenda.ts'
import { seeDecisions } from './see-decisions.ts'
import { seePoll } from './see-poll.ts'
import { seeResponses } from './see-responses.ts'
import { seeTasks } from './see-tasks.ts'
import { sendDeputy } from './send-deputy.ts'
import { setLead } from './set-lead.ts'
import { setStages } from './set-stages.ts'
import { setUp } from './set-up.ts'
import { startDuty } from './start-duty.ts'
import { sumUpWeekly } from './sum-up-weekly.ts'
import { takeAttendance } from './take-attendance.ts'
import { takeMinutes, writeLine } from './take-minutes.ts'
import { voteDate } from './vote-date.ts'

export const questions: readonly Question[] = [
  askHelp,
  askConference,
  askMeetings,
  askCommittees,
  askDeadlines,
  askAgreement,
  askSecretariat,
  askNotice,
  askAdministration,
  askReminders,
]

/** Dialogs by the command that opens them. */
export const dialogs: ReadonlyMap<CommandName, Dialog> = new Map([
  ['planMeeting', planMeeting],
  ['invite', invite],
  ['findDate', findDate],
  ['sendDeputy', sendDeputy],
  ['move', moveMeeting],
  ['callOff', cancelMeeting],
  ['fulfil', fulfilDuty],
  ['proposeItem', proposeItem],
  ['startDuty', startDuty],
  ['postponeDuty', postponeDuty],
  ['declineDuty', declineDuty],
  ['chooseDay', chooseDay],
  ['assignOffice', assignOffice],
  ['endOffice', endOffice],
  ['requestOffice', requestOffice],
  ['recordAbsence', recordAbsence],
  ['forgetMe', forgetMe],
  ['importPeople', importPeople],
  ['setUp', setUp],
  ['takeAttendance', takeAttendance],
])

/** What is carried out at once. */
export const orders: readonly Order[] = [
  answerInvitation,
  seeResponses,
  voteDate,
  seePoll,
  seeAgenda,
  takeMinutes,
  seeDecisions,
  seeTasks,
  keepRecords,
  setLead,
  setStages,
  bindChannel,
  seeAbsence,
  sumUpWeekly,
  grantOffice,
  exportMe,
  revokeLinks,
]

/** Minutes that are open take every line. */
export const lineTaker: LineTaker = writeLine
