import type { Generated } from 'kysely'

/** The PostgreSQL schema that holds all tables, so that a server's database can be shared with other programs. */
export const SCHEMA = 'forewarn'

/** One row a report of a case. Texts compare by code point (`collate "C"`), so that order is the same anywhere. */
export interface ReportTable {
  readonly case_id: string
  readonly id: string
  /** SHA-256 of all that the report says: see `contentHash`. */
  readonly hash: string
  /** ISO 8601 in UTC to the second, so that text order is time order. */
  readonly published: string
  readonly precision: string
  readonly outlet: string
  readonly outlet_country: string | null
  readonly kind: string | null
  readonly address: string | null
  readonly title: string
  readonly text: string
  readonly language: string
  readonly original_language: string
  readonly basis: string
  readonly basis_note: string | null
  readonly same_article_as: string | null
}

/** What the coder made of a report. `json`, not `jsonb`, which would reorder the keys and so change printed bytes. */
export interface CodingTable {
  readonly key: string
  readonly coding: unknown
}

/** What an analyst did to what the machine made of the reports. Rows are added; none is changed or deleted. */
export interface CorrectionTable {
  readonly n: Generated<number>
  readonly case_id: string
  readonly made: string
  readonly correction: unknown
}

export interface VersionTable {
  readonly version: number
}

export interface Tables {
  readonly report: ReportTable
  readonly coding: CodingTable
  readonly correction: CorrectionTable
  readonly version: VersionTable
}
