import type { Same } from '..'
import type zh from '../zh/opinions'

const en: Same<typeof zh> = {
  title: 'Opinions',
}
export default en
