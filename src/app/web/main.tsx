import 'antd/dist/reset.css'
import '../../ui/ui.css'
import './shell.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { nameStyles, setDefinitions, startLanguage, UiRoot } from '#ui'
import { findProcess } from './process-of.ts'
import { router } from './router.tsx'

nameStyles()
startLanguage()
setDefinitions(findProcess)

const place = document.getElementById('root')
if (!place) throw new Error('the page has no root element')

createRoot(place).render(
  <StrictMode>
    <UiRoot>
      <RouterProvider router={router} />
    </UiRoot>
  </StrictMode>,
)

// Without a service worker everything works but the offline shell.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  navigator.serviceWorker.register('/sw.js').catch(() => undefined)
