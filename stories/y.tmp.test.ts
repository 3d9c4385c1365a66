import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { launch } from './browser.ts'

test('y', async () => {
  const b = await launch()
  for (const width of [900, 358]) {
    const page = await b.newPage({ viewport: { width: width + 40, height: 800 } })
    const html = ['bars', 'stacked', 'pyramid', 'line', 'tiles', 'map']
      .map((k) => `<h4>${k}</h4>${readFileSync(`/tmp/look/e-${k}-${width}.svg`, 'utf8')}`)
      .join('')
    await page.setContent(`<body style="margin:20px">${html}</body>`)
    await page.screenshot({ path: `/tmp/look/e-all-${width}.png`, fullPage: true })
  }
  await b.close()
}, 60000)
