import type { Same } from '..'
import type zh from '../zh/configuration'

const en: Same<typeof zh> = {
  title: 'Configuration',
}
export default en
