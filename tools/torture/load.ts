import { type Book, Hand, sendUntilAnswered } from './hands.ts'

/** Who acts in the load: the office orders, units of a prefecture and of counties put right. */
const units = ['cadre-xining', 'cadre-datong', 'cadre-gonghe', 'cadre-dulan'] as const

interface Place {
  hand: Hand
  unitId: number
}

/** Load that runs until it is told to stop. */
export interface Running {
  stop(): Promise<void>
}

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

const order = (unitId: number, n: number) => ({
  process: 'rectification',
  unitId,
  title: `冲击 ${n}`,
  period: null,
  answers: {
    origin: 'inspection',
    topic: `冲击事项 ${n}`,
    finding: '台账与实际不符',
    demand: '限期核对',
    basis: '督导检查',
    dueOn: day(20),
  },
})
const plan = { cause: '分工不清', measures: '逐项核对', person: '某某', dueOn: day(15) }

/** Signs everybody in. The office's hands are several, so that the same person acts from several places at once. */
async function gather(
  address: string,
  password: string,
  offices: number,
): Promise<{ offices: Hand[]; places: Place[] }> {
  const found: Place[] = []
  for (const login of units) {
    const hand = new Hand()
    const { me } = (await hand.signIn(address, login, password)) as { me: { appointments: { unitId: number }[] } }
    found.push({ hand, unitId: me.appointments[0]?.unitId ?? 0 })
  }
  const hands: Hand[] = []
  for (let n = 0; n < offices; n += 1) {
    const hand = new Hand()
    await hand.signIn(address, 'clerk', password)
    hands.push(hand)
  }
  return { offices: hands, places: found }
}

/** Starts the load: each office hand opens a case, has it planned, extends it several times, and sometimes withdraws it. */
export async function startLoad(
  addresses: readonly string[],
  password: string,
  book: Book,
  offices = 6,
): Promise<Running> {
  const everybody = await gather(addresses[0] ?? '', password, offices)
  let isOver = false
  let cases = 0
  const send = async (
    hand: Hand,
    path: string,
    body: unknown,
    action: string,
    ref?: { regionId: number; id: string },
  ) => {
    const got = await sendUntilAnswered(hand, addresses, path, body, book, () => isOver)
    if (!got) return null
    if (got.answer.status !== 200) {
      const words = `${action} ${got.answer.status} ${got.answer.text.slice(0, 120)}`
      book.refused.set(words, (book.refused.get(words) ?? 0) + 1)
      return null
    }
    const given = JSON.parse(got.answer.text) as { regionId: number; id: string; state: string; rev: number }
    const { regionId, id } = ref ?? given
    const one = { key: got.key, action, regionId, id, state: given.state, rev: given.rev }
    book.acknowledged.push(one)
    return one
  }
  const work = async (office: Hand) => {
    while (!isOver) {
      cases += 1
      const place = everybody.places[cases % everybody.places.length] as Place
      let one = await send(office, '/cases', order(place.unitId, cases), 'open')
      if (!one || isOver) continue
      const path = `/cases/${one.regionId}/${one.id}`
      one = await send(place.hand, `${path}/plan`, { rev: one.rev, input: plan }, 'plan', one)
      for (let n = 0; one && n < 4 && !isOver; n += 1) {
        const input = { dueOn: day(25 + n), reason: '材料需补充' }
        one = await send(office, `${path}/extend`, { rev: one.rev, input }, 'extend', one)
      }
      if (one && cases % 3 === 0 && !isOver)
        await send(office, `${path}/withdraw`, { rev: one.rev, input: { reason: '重复下达' } }, 'withdraw', one)
    }
  }
  const running = Promise.all(everybody.offices.map(work))
  return {
    async stop() {
      isOver = true
      await running
      for (const hand of everybody.offices) hand.close()
      for (const { hand } of everybody.places) hand.close()
    },
  }
}
