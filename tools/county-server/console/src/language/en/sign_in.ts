import type { Same } from '..'
import type zh from '../zh/sign_in'

const en: Same<typeof zh> = {
  title: 'Changes',
}
export default en
