import { defineDomain, handle } from '#kernel/domain/server'
import { handleList } from '#kernel/export/server'
import { listFailedJobs } from '#platform/jobs/server'
import { say } from '#platform/say'
import { confirm, getAccount, getReset, resetAccount, unlock } from './deeds/accounts.ts'
import { appoint, endAppointment, handOver } from './deeds/appointments.ts'
import { completeYear, countWorkdays, getYear, setDay } from './deeds/calendar.ts'
import { listFiles } from './deeds/evidence.ts'
import { grantFacts, onApproval, onProposal } from './deeds/grants.ts'
import { retryJob } from './deeds/jobs.ts'
import { checkJob, exportJournal, getLine, listJournal, listKinds, runCheck, startCheck } from './deeds/journal.ts'
import { changeParameter, getParameter, listParameters, listParameterUses } from './deeds/parameters.ts'
import { addPerson, endPerson, getPerson, listHolders, listPeople } from './deeds/people.ts'
import { changePost, getPosts, onWideningApproval, onWideningProposal, wideningFacts } from './deeds/posts.ts'
import { recoverCommand } from './deeds/recover.ts'
import * as sheets from './deeds/sheets.ts'
import { listSights, sightSheet } from './deeds/sights.ts'
import * as model from './model/index.ts'
import { administrationParameters } from './parameters.ts'
import { permissions } from './permissions.ts'
import { appointmentProcess } from './process.ts'
import { wideningProcess } from './process-posts.ts'
import { listChecks } from './store/checks.ts'

export const domain = defineDomain({
  name: 'administration',
  label: say('系统管理', 'Administration'),
  processes: [appointmentProcess as never, wideningProcess as never],
  facts: { appointment: grantFacts, 'post-widening': wideningFacts },
  does: {
    'appointment.open': onProposal,
    'appointment.approve': onApproval,
    'post-widening.open': onWideningProposal,
    'post-widening.approve': onWideningApproval,
  },
  permissions,
  parameters: administrationParameters,
  migrations: new URL('./migrations/', import.meta.url),
  jobs: { [checkJob]: runCheck },
  commands: [recoverCommand],
  routes: [
    ...handleList(model.ListPeople, listPeople, sheets.peopleSheet),
    handle(model.GetPerson, getPerson),
    handle(model.AddPerson, addPerson),
    handle(model.EndPerson, endPerson),
    handle(model.GetAccount, getAccount),
    handle(model.ResetPassword, resetAccount),
    handle(model.GetReset, getReset),
    handle(model.ConfirmReset, confirm),
    handle(model.UnlockAccount, unlock),
    handle(model.Appoint, appoint),
    handle(model.EndAppointment, endAppointment),
    handle(model.HandOver, handOver),
    ...handleList(model.ListHolders, listHolders, sheets.holderSheet),
    handle(model.GetPosts, getPosts),
    handle(model.ChangePost, changePost),
    ...handleList(model.ListParameters, listParameters, sheets.parameterSheet),
    handle(model.GetParameter, getParameter),
    handle(model.ChangeParameter, changeParameter),
    ...handleList(model.ListParameterUses, listParameterUses, sheets.parameterUseSheet),
    handle(model.GetCalendarYear, getYear),
    handle(model.SetCalendarDay, setDay),
    handle(model.CompleteYear, completeYear),
    handle(model.CountWorkdays, countWorkdays),
    handle(model.ListJournal, listJournal),
    handle(model.ExportJournal, exportJournal),
    ...handleList(model.ListSights, listSights, sightSheet),
    handle(model.ListJournalKinds, listKinds),
    handle(model.GetJournalLine, getLine),
    ...handleList(model.ListChecks, ({ db }) => listChecks(db), sheets.checkSheet),
    handle(model.StartCheck, startCheck),
    ...handleList(model.ListFailedJobs, ({ db }) => listFailedJobs(db), sheets.jobSheet),
    handle(model.RetryJob, retryJob),
    ...handleList(model.ListFiles, listFiles, sheets.evidenceSheet),
  ],
})
