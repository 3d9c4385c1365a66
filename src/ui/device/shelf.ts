/** What this device keeps: deeds and files that wait, and answers as last seen. Each record names its owner. */
export type Shelf = 'entries' | 'files' | 'seen'
const shelves: readonly Shelf[] = ['entries', 'files', 'seen']

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

let opened: Promise<IDBDatabase> | null = null

/** Whether this browser can keep anything. */
export const canKeep = (): boolean => typeof indexedDB !== 'undefined'

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('gongyun', 1)
    request.onupgradeneeded = () => {
      for (const name of shelves)
        request.result.createObjectStore(name, { keyPath: 'id' }).createIndex('personId', 'personId')
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  // A store that would not open may open the next time.
  opened.catch(() => {
    opened = null
  })
  return opened
}

interface Owned {
  id: string
  personId: string
}

/** Writes a record and waits until it is on the disk. @throws DOMException when the device is full. */
export async function put<R extends Owned>(shelf: Shelf, record: R): Promise<void> {
  const deed = (await open()).transaction(shelf, 'readwrite', { durability: 'strict' })
  deed.objectStore(shelf).put(record)
  await new Promise<void>((resolve, reject) => {
    deed.oncomplete = () => resolve()
    deed.onabort = () => reject(deed.error)
  })
}

export async function find<R extends Owned>(shelf: Shelf, id: string): Promise<R | undefined> {
  const store = (await open()).transaction(shelf).objectStore(shelf)
  return (await settled(store.get(id))) as R | undefined
}

/** Everything of one person. */
export async function listOf<R extends Owned>(shelf: Shelf, personId: string): Promise<R[]> {
  const store = (await open()).transaction(shelf).objectStore(shelf)
  return (await settled(store.index('personId').getAll(personId))) as R[]
}

export const count = async (shelf: Shelf): Promise<number> =>
  await settled((await open()).transaction(shelf).objectStore(shelf).count())

/** Removes what fits. */
export async function removeWhere(shelf: Shelf, fits: (record: Owned) => boolean): Promise<void> {
  const store = (await open()).transaction(shelf, 'readwrite').objectStore(shelf)
  const all = (await settled(store.getAll())) as Owned[]
  for (const record of all) if (fits(record)) await settled(store.delete(record.id))
}

export async function remove(shelf: Shelf, ids: readonly string[]): Promise<void> {
  const store = (await open()).transaction(shelf, 'readwrite').objectStore(shelf)
  await Promise.all(ids.map((id) => settled(store.delete(id))))
}
