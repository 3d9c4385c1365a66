import { createContext } from 'react'

/** Whether what is drawn stands in a page that has a title already. */
export const WithinPage = createContext(false)
