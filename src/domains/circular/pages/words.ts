import { say } from '#platform/say'

export const title = say('年度通报', 'Yearly circular')
