import type { Same } from '..'
import type zh from '../zh/sign_in'

const en: Same<typeof zh> = {
  title: 'Sign in',
  name: 'Name',
  password: 'Password',
  totp: 'One-time password',
  totpHint: 'only if you have one',
  enter: 'Sign in',
}
export default en
