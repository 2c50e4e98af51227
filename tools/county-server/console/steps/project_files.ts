// What the page takes from the project when it is built, so that it is said in one place: the schema of a configuration, as
// code, because the page's policy lets nothing be compiled in the browser; and the words of the kiosk's own screen, for its
// preview.
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import type { Plugin } from 'vite'
import { projectFile } from './project_folder'

const languages = ['zh', 'bo', 'lis', 'nxq', 'en']
const kioskWords = ['language_name', 'welcome_title', 'welcome_start', 'welcome_card_hint', 'notices']

interface Schema {
  properties: Record<string, unknown>
  $defs: Record<string, unknown>
}

/** A module that checks a document: `validate(document)`, then `validate.errors`; and what the schema knows. */
export function validatorSource(): string {
  const schema = JSON.parse(projectFile('config/station.schema.json')) as Schema & Record<string, unknown>
  const ajv = new Ajv2020({ allErrors: true, strict: false, code: { source: true, esm: true } })
  const make = standalone as unknown as { default?: typeof standalone } & typeof standalone
  const source = (make.default ?? make)(ajv, ajv.compile(schema))
  // Its own functions are asked for in the way of CommonJS, which no browser knows.
  let imports = ''
  let count = 0
  const body = source.replace(/require\("([^"]+)"\)(\.default)?/g, (_, name: string) => {
    const local = `own${count++}`
    imports += `import ${local}Module from ${JSON.stringify(`${name}.js`)}\nconst ${local} = ${local}Module.default ?? ${local}Module\n`
    return local
  })
  return `${imports}${body}
export const sections = ${JSON.stringify(Object.keys(schema.properties))}
export const hasPictures = ${'picture' in schema.$defs}
`
}

/** The words of the kiosk's first screen by language: { zh: { notices: "通知", … }, … }. */
export function kioskWordsSource(): string {
  const words = languages.map((language) => {
    const text = projectFile(`assets/languages/${language}.toml`)
    const found = kioskWords.map((key) => {
      const match = new RegExp(`^${key} = ("(?:[^"\\\\]|\\\\.)*")$`, 'm').exec(text)
      if (!match) throw new Error(`assets/languages/${language}.toml has no ${key}`)
      return [key, JSON.parse(match[1] as string) as string]
    })
    return [language, Object.fromEntries(found) as Record<string, string>]
  })
  return `export default ${JSON.stringify(Object.fromEntries(words))}`
}

export function projectFiles(): Plugin {
  const sources: Record<string, () => string> = {
    'virtual:station-schema': validatorSource,
    'virtual:kiosk-words': kioskWordsSource,
  }
  return {
    name: 'project-files',
    resolveId: (id) => (id in sources ? `\0${id}` : null),
    load: (id) => sources[id.slice(1)]?.() ?? null,
  }
}
