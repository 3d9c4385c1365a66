// Keeps the shell for times without a connection. Data is never kept here: /api is not touched.
const kept = 'gongyun-shell-2'

// The page and the files it names, so that it opens without a connection after its very first visit.
async function keepShell() {
  const cache = await caches.open(kept)
  const page = await fetch('/')
  const named = [...(await page.clone().text()).matchAll(/"(\/assets\/[^"]+)"/g)].map(([, address]) => address)
  await cache.put('/', page)
  await cache.addAll([...new Set(named)])
}

self.addEventListener('install', (event) => {
  event.waitUntil(keepShell())
  self.skipWaiting()
})

self.addEventListener('activate', (event) => {
  const old = (name) => name !== kept
  const forget = caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
  event.waitUntil(forget.then(() => self.clients.claim()))
})

async function fromNetworkFirst(request) {
  const cache = await caches.open(kept)
  try {
    const response = await fetch(request)
    if (response.ok) await cache.put('/', response.clone())
    return response
  } catch {
    return (await cache.match('/')) ?? Response.error()
  }
}

// Names of built files change with their content, so what is kept is never stale.
async function fromKeptFirst(request) {
  const cache = await caches.open(kept)
  const found = await cache.match(request)
  if (found) return found
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin || request.method !== 'GET' || pathname.startsWith('/api')) return
  if (request.mode === 'navigate') event.respondWith(fromNetworkFirst(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(fromKeptFirst(request))
})
