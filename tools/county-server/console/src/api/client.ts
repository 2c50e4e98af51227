// The only place that speaks to the county server: paths begin behind /api/v1.

/** What the server refused, or why it was not reached (status 0). */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
    /** JSON pointer into what was sent */
    readonly where: string = '',
    /** of which station, where several were sent */
    readonly station: string = '',
  ) {
    super(message)
    this.name = 'ApiError'
  }
}

/** Parameters of an address; what is empty is left out. */
export type Query = Record<string, string | number | boolean | undefined | null>

let token = ''
let signedOut: () => void = () => {}

export function setToken(value: string): void {
  token = value
}

/** Called when the server no longer knows the session. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener
}

/** The address of something of the API, for a link or a download. */
export function apiAddress(path: string, query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '' && value !== false)
      parameters.set(name, String(value))
  const text = parameters.toString()
  return `/api/v1${path}${text ? `?${text}` : ''}`
}

async function refusal(answer: Response): Promise<ApiError> {
  const body: unknown = await answer.json().catch(() => null)
  const said = (body && typeof body === 'object' ? body : {}) as Record<string, unknown>
  const text = (name: string) => (typeof said[name] === 'string' ? (said[name] as string) : '')
  return new ApiError(answer.status, text('error'), text('where'), text('station'))
}

async function send(method: string, address: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = {}
  if (method !== 'GET') headers['X-CSRF-Token'] = token
  let content: BodyInit | null = null
  if (body instanceof Blob) {
    content = body
    headers['Content-Type'] = body.type || 'application/octet-stream'
  } else if (body !== undefined) {
    content = JSON.stringify(body)
    headers['Content-Type'] = 'application/json'
  }
  let answer: Response
  try {
    answer = await fetch(address, { method, headers, body: content, credentials: 'same-origin' })
  } catch {
    throw new ApiError(0, '')
  }
  if (answer.ok) return answer
  if (answer.status === 401 && !address.startsWith('/api/v1/session')) signedOut()
  throw await refusal(answer)
}

async function ask<T>(method: string, path: string, body?: unknown, query: Query = {}): Promise<T> {
  const answer = await send(method, apiAddress(path, query), body)
  return (answer.status === 204 ? undefined : await answer.json()) as T
}

export const api = {
  get: <T>(path: string, query: Query = {}) => ask<T>('GET', path, undefined, query),
  post: <T>(path: string, body: unknown = {}, query: Query = {}) => ask<T>('POST', path, body, query),
  /** A Blob goes as it is, with its type; all else as JSON. */
  put: <T>(path: string, body: unknown) => ask<T>('PUT', path, body),
  remove: (path: string) => ask<void>('DELETE', path),
  /** Something that is no JSON: a picture, a table. */
  file: async (path: string, query: Query = {}) => (await send('GET', apiAddress(path, query))).blob(),
}
