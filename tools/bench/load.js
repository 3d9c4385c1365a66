// Plain JavaScript: it runs in a thread of its own, which knows nothing of TypeScript.
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

function askOnce(agent, { url, cookie }) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: cookie ? { cookie } : {} }, (answer) => {
      answer.on('data', () => undefined)
      answer.on('end', () => resolve(answer.statusCode))
    })
    sent.on('error', reject)
    sent.end()
  })
}

async function run(load) {
  const agent = new Agent({ keepAlive: true, maxSockets: load.hands })
  const times = []
  let wrong = 0
  const start = performance.now()
  const until = start + load.seconds * 1000
  await Promise.all(
    Array.from({ length: load.hands }, async () => {
      while (performance.now() < until) {
        const before = performance.now()
        if ((await askOnce(agent, load)) !== 200) wrong += 1
        times.push(performance.now() - before)
      }
    }),
  )
  const spent = (performance.now() - start) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (part) => times[Math.floor(times.length * part)] ?? 0
  return { perSecond: times.length / spent, answered: times.length, middleMs: at(0.5), lateMs: at(0.95), wrong }
}

parentPort?.postMessage(await run(workerData))
