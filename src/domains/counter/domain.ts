import { defineDomain, handle } from '#kernel/domain/server'
import { say } from '#platform/say'
import { ownProofCredential, ownProofPdf, ownSite, proofPdf } from './deeds/certificate.ts'
import { forgetWorkers, leaveLine, showRequest } from './deeds/handle.ts'
import { beginRequest, myRequests, resubmit, sendRequest, showServices, withdraw } from './deeds/own.ts'
import { demonstrate } from './demonstrate.ts'
import * as asks from './model/index.ts'
import { counterParameters } from './parameters.ts'
import { requestProcess } from './process.ts'

/** What workers ask for on their phones, and who does it by when. */
export const domain = defineDomain({
  name: 'counter',
  label: say('服务事项', 'Services for workers'),
  processes: [requestProcess as never],
  does: { 'service-request.finish': leaveLine },
  permissions: {
    'counter.read': {
      label: say('查看职工服务申请', 'See requests for services'),
      posts: ['prefecture-cadre', 'county-cadre', 'enterprise-chair'],
    },
    'counter.handle': {
      label: say('办理职工服务申请', 'Handle requests for services'),
      posts: ['county-cadre', 'enterprise-chair'],
    },
  },
  parameters: counterParameters,
  offers: { forgetWorkers },
  routes: [
    handle(asks.GetServices, (asked) => showServices(asked)),
    handle(asks.GetMyRequests, (asked) => myRequests(asked)),
    handle(asks.BeginRequest, (asked) => beginRequest(asked, asked.params.key)),
    handle(asks.SendRequest, (asked) => sendRequest(asked, asked.params.key, asked.body.answers)),
    handle(asks.ResubmitRequest, (asked) => resubmit(asked, asked.params.id, asked.body.answers)),
    handle(asks.WithdrawRequest, (asked) => withdraw(asked, asked.params.id)),
    handle(asks.OwnProofPdf, (asked) => ownProofPdf(asked, asked.params.id, ownSite(asked))),
    handle(asks.OwnProofCredential, (asked) => ownProofCredential(asked, asked.params.id)),
    handle(asks.ProofPdf, (asked) => proofPdf(asked, asked.params, ownSite(asked))),
    handle(asks.GetRequest, (asked) => showRequest(asked, asked.params)),
  ],
  demonstrate,
  demonstratesAfter: ['worker'],
  migrations: new URL('./migrations', import.meta.url),
})
