import type { EventRow } from '../../../src/serve/picture-schema.ts'

type Column = readonly [string, (row: EventRow, names: Readonly<Record<string, string>>) => string | number]

const COLUMNS: readonly Column[] = [
  ['id', row => row.id],
  ['event', row => row.title],
  ['type', row => row.type],
  ['actors', (row, names) => row.actors.map(code => names[code] ?? code).join('; ')],
  ['targets', (row, names) => row.targets.map(code => names[code] ?? code).join('; ')],
  ['place', row => row.place?.name ?? ''],
  ['place_precision', row => row.place?.precision ?? ''],
  ['from', row => row.from ?? ''],
  ['to', row => row.to ?? ''],
  ['belief', row => row.belief.p.toFixed(4)],
  ['belief_low', row => row.belief.low.toFixed(4)],
  ['belief_high', row => row.belief.high.toFixed(4)],
  ['factuality', row => row.factuality.join(' ')],
  ['grade', row => row.grade],
  ['origins_for', row => row.supporting],
  ['origins_against', row => row.denying],
  ['reports', row => row.reports],
  ['disputed', row => String(row.disputed)],
  ['known_from_utc', row => row.first],
]

/** The rows as CSV (RFC 4180). A cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function csvOf(rows: readonly EventRow[], names: Readonly<Record<string, string>>): string {
  const lines = [
    COLUMNS.map(([title]) => title),
    ...rows.map(row => COLUMNS.map(([, value]) => cell(value(row, names)))),
  ]
  return `${lines.map(line => line.join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
