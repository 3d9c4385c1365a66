import { saveBlob } from '../ask/download.ts'
import { answersOf, type Entry } from './entry.ts'
import { findFiles } from './files.ts'
import { localIdsIn } from './local-ids.ts'

const readAsUrl = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })

/** Saves a kept deed as one JSON file with its photographs inside, for whoever must see to it otherwise. */
export async function saveEntry(entry: Entry): Promise<void> {
  const files = await findFiles(localIdsIn(answersOf(entry.deed)))
  const held = await Promise.all(
    files.map(async ({ id, name, type, blob }) => ({ id, name, type, content: await readAsUrl(blob) })),
  )
  const { title, label, savedAt, why, deed } = entry
  const text = JSON.stringify({ title, label, savedAt, why, deed, files: held }, null, 2)
  saveBlob(new Blob([text], { type: 'application/json' }), `${title}-${label.zh}.json`)
}
