import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { type ReportHeader, reportHeaderSchema } from '../../src/domain/report.ts'

/** The reports of a case's folder with their front matter, in the order of their names. */
export function reportsIn(folder: string): (ReportHeader & { readonly id: string; readonly text: string })[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.md'))
    .sort()
    .map(name => {
      const file = readFileSync(join(folder, name), 'utf8')
      const [, header = '', text = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(file) ?? []
      return { ...reportHeaderSchema.parse(parse(header)), id: name.slice(0, -3), text }
    })
}
