import type { Same } from '..'
import type zh from '../zh/receptions'

const en: Same<typeof zh> = {
  title: 'Receptions',
}
export default en
