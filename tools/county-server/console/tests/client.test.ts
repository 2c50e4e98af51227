import { afterEach, describe, expect, it, vi } from 'vitest'
import { api, apiAddress, ApiError, onSignedOut, setToken } from '../src/api/client'

function answering(status: number, body: unknown) {
  const asked = vi.fn(async (_address: string, _options: RequestInit) =>
    status === 204 ? new Response(null, { status }) : new Response(JSON.stringify(body), { status }),
  )
  vi.stubGlobal('fetch', asked)
  return asked
}

afterEach(() => vi.unstubAllGlobals())

describe('the client of the API', () => {
  it('leaves out what is empty, and encodes the rest', () => {
    expect(apiAddress('/opinions', { text: '水 & 路', stage: '', before: undefined, limit: 50, overdue: false })).toBe(
      '/api/v1/opinions?text=%E6%B0%B4+%26+%E8%B7%AF&limit=50',
    )
  })

  it('brings the token with what changes something, and not with what reads', async () => {
    setToken('secret')
    const asked = answering(200, {})
    await api.get('/network')
    await api.post('/changes', { title: 'x' })
    expect(asked.mock.calls[0]![1].headers).not.toHaveProperty('X-CSRF-Token')
    expect(asked.mock.calls[1]![1].headers).toMatchObject({ 'X-CSRF-Token': 'secret', 'Content-Type': 'application/json' })
  })

  it('says what the server refused, and where', async () => {
    answering(422, { error: 'not a time', where: '/notices/0', station: 'a-1' })
    const refused = await api.post('/changes').catch((problem: unknown) => problem)
    expect(refused).toBeInstanceOf(ApiError)
    expect(refused).toMatchObject({ status: 422, message: 'not a time', where: '/notices/0', station: 'a-1' })
  })

  it('tells the page when the session is over, but not when a sign-in fails', async () => {
    const over = vi.fn()
    onSignedOut(over)
    answering(401, { error: 'no session' })
    await api.post('/session').catch(() => {})
    expect(over).not.toHaveBeenCalled()
    await api.get('/network').catch(() => {})
    expect(over).toHaveBeenCalledOnce()
  })

  it('has a status of its own for a server that is not there', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')))
    expect(await api.get('/network').catch((problem: unknown) => problem)).toMatchObject({ status: 0 })
  })

  it('answers nothing where nothing is said', async () => {
    answering(204, null)
    expect(await api.remove('/session')).toBeUndefined()
  })
})
