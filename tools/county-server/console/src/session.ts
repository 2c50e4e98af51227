// Who is signed in. The browser keeps the cookie; the page keeps only the token that goes with it, and only as long
// as it is open.
import { ref } from 'vue'
import { api, ApiError, onSignedOut, setToken } from './api/client'
import type { Role, Session } from './api/types'

export const session = ref<Session | null>(null)

const order: Role[] = ['viewer', 'clerk', 'publisher', 'administrator']

/** Whether the one who is signed in may do what this role may. */
export function may(role: Role): boolean {
  return session.value !== null && order.indexOf(session.value.role) >= order.indexOf(role)
}

function begin(answer: Session | null) {
  session.value = answer
  setToken(answer?.csrf ?? '')
}

/** After the page was loaded anew: the cookie may still be good. */
export async function loadSession(): Promise<void> {
  try {
    begin(await api.get<Session>('/session'))
  } catch (problem) {
    begin(null)
    if (!(problem instanceof ApiError && problem.status === 401)) throw problem
  }
}

export async function signIn(name: string, password: string, totp: string): Promise<void> {
  begin(await api.post<Session>('/session', totp ? { name, password, totp } : { name, password }))
}

export async function signOut(): Promise<void> {
  try {
    await api.remove('/session')
  } finally {
    begin(null)
  }
}

onSignedOut(() => begin(null))
