import { ofHouse } from './has.ts'

/**
 * Small tables, each with the reason it stays small: they are copied to every node of a cluster. Every other table is large
 * and carries its region in its key. A new table that is not named here must be built like a large one.
 */
export const reference: Readonly<Record<string, string>> = Object.assign(
  {},
  ...ofHouse<Record<string, string>>({
    kernel: {
      migration: 'one line a migration',
      unit: 'units of a province, at most some 140,000',
      unit_version: 'one line a change of a unit',
      unit_event: 'one line a merger or split',
      person: 'one line an account',
      credential: 'one line an account',
      appointment: 'a few lines an account',
      post_permission: 'posts × permissions',
      session: 'open sessions; swept daily',
      sign_in_failure: 'accounts × addresses that guess; swept daily',
      sign_in_try: 'counts of a quarter of an hour; swept daily',
      parameter: 'numbers that documents set',
      indicator: 'what is counted',
      calendar_year: 'years',
      calendar_day: 'days that differ',
      calendar_version: 'one line',
      product_mode: 'one line',
      seal: 'one line a batch of 4,096 entries',
      paper_number: 'one line a unit, code and year',
      data_key: 'a key a purpose, and those before it',
      subject_session: 'open sessions of two hours; swept daily',
      subject_code: 'codes sent and not swept yet',
    },
    administration: {
      journal_check: 'one line a check of the journal',
    },
    assessment: {
      assessment_scheme: 'one or two a year',
    },
    conference: {
      conference_body: 'a few bodies a unit',
    },
    exchange: {
      exchange_agreement: 'some tens of partners a province, a line an agreement',
      exchange_usage: 'one line an agreement and day',
      exchange_client: 'a program or two an agreement',
      exchange_secret: 'a secret a client, two while it changes',
      exchange_failure: 'clients × addresses that guess',
      exchange_token: 'tokens of half an hour; dropped at the next one',
    },
    ledger: {
      work_points: 'one line a unit and year',
      ledger_item: 'some hundreds a unit and year',
      ledger_difference: 'lines of a revised document until they are decided',
    },
    pilot: {
      practice: 'some hundreds, published for all',
      practice_copy: 'some units a practice',
    },
    score: {
      score_system: 'a few a year',
      score_round: 'a few a year',
    },
    statistics: {
      figure_run: 'one line',
      watch_rule: 'some rules an indicator',
      figure_formula: 'formulas of the office',
      figure_target: 'some targets an indicator',
    },
    tailoring: {
      tailoring_framework: 'a few editions a unit that adopts',
      tailoring_mapping: 'one or two a revision of the whole',
    },
    worker: {
      worker_issuer: 'a key of the issuer, and those before it',
    },
    workforce: {
      workforce_snapshot: 'one line a day; swept monthly',
      workforce_published: 'tables seen of a snapshot, some hundreds; swept with it',
    },
  }),
)

/** Large tables keyed by something else than a region, with the reason. */
export const keyed: Readonly<Record<string, string[]>> = Object.assign(
  {},
  ...ofHouse<Record<string, string[]>>({
    kernel: {
      job: ['queue'], // one queue, claimed with it fixed
      notice: ['person_id'], // a person's messages lie together, wherever the cases are
      notice_delivery: ['person_id'],
      export_order: ['person_id'], // a person's own, wherever the rows are
      request_key: ['key'], // unique over all regions: a table of its own, keyed by that value
      sealed_entry: ['seq'], // one order over all regions, written by the sealer alone
    },
    worker: {
      worker_digest: ['digest'], // one number is one person over all regions
      worker_credential_state: ['id'], // read by anybody who has the number, who knows no region
    },
  }),
)

/** Tables that are only ever added to by the product's role. */
export const appendOnly = ofHouse({
  kernel: ['entry', 'evidence', 'evidence_link', 'unit_event', 'seal', 'sealed_entry', 'notice_delivery', 'sight'],
  exchange: ['exchange_call'],
  score: ['score_sheet'],
  survey: ['survey_answer', 'survey_receipt'],
}).flat()
