import { expect } from 'vitest'
import { calm } from '../kit.ts'
import { chineseLeft, go, type Tale } from './tale.ts'

/** The pages of the tales in English: named so, nothing missing, nothing for the accessibility check to find. */
export async function english(tale: Tale): Promise<void> {
  const page = await tale.at('clerk')
  await go(page, '/')
  await page.getByRole('button', { name: 'English' }).first().click()
  await calm(page)
  expect(await page.getAttribute('html', 'lang')).toBe('en')
  const { meeting, newer, assessment, pilot, inspection } = tale.address
  const lists = ['/conference/meetings', '/library/coverage', '/practices', '/duties', '/problems']
  const left: string[] = []
  for (const path of [...lists, meeting, newer, assessment, `${assessment}/pack`, pilot, inspection]) {
    await go(page, path)
    await tale.look(page, `english${path.replaceAll('/', '-')}`)
    for (const words of await page.evaluate(chineseLeft)) left.push(`${path}: ${words}`)
  }
  expect(left).toEqual([])
}
