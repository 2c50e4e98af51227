import type { Same } from '..'
import type zh from '../zh/statistics'

const en: Same<typeof zh> = {
  title: 'Statistics',
}
export default en
