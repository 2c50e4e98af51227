import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

// npm runs in the console's folder; the build works in a copy of it and says where the project is.
const project = process.env.PROJECT_FOLDER ?? '../../..'

export function projectFile(path: string): string {
  return readFileSync(resolve(project, path), 'utf8')
}
