import type { Same } from '..'
import type zh from '../zh/changes'

const en: Same<typeof zh> = {
  title: 'Changes',
}
export default en
