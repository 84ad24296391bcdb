import { assess, type ChainInput } from '../assess/chain.ts'
import type { Wording } from '../brief/wording.ts'
import type { Coding } from '../domain/coding.ts'
import type { Course, Overview } from './overview-schema.ts'
import { openRoom, type Room } from './room.ts'

/**
 * All that the room says at any hour follows from this: a copy of the room carries it and works the hours out itself,
 * so that its time machine stops at every hour and yet costs one file.
 */
export interface SiteData {
  readonly overview: Overview
  readonly course: Course
  readonly input: Omit<ChainInput, 'asOf'>
  readonly wording: Wording
}

/** The data as text; the same data are the same bytes. */
export function siteText({ overview, course, input, wording }: SiteData): string {
  const { codings, treaties, reports } = input
  return JSON.stringify({
    overview,
    course,
    input: {
      ...input,
      // What a coder made of one text depends on no other: the order is that of the reports.
      codings: reports.flatMap(({ id }) => (codings.has(id) ? [[id, codings.get(id)]] : [])),
      treaties: { ...treaties, states: [...treaties.states] },
    },
    wording: { ...wording, countries: [...wording.countries] },
  } satisfies Written)
}

/** What `siteText` wrote; it is read only from the folder that it was written to. */
export function readSiteText(text: string): SiteData {
  const { overview, course, input, wording }: Written = JSON.parse(text)
  return {
    overview,
    course,
    input: {
      ...input,
      codings: new Map(input.codings as readonly (readonly [string, Coding])[]),
      treaties: { ...input.treaties, states: new Map(input.treaties.states) },
    },
    wording: { ...wording, countries: new Map(wording.countries) },
  }
}

/** A room over a copy's data: the same answers as those of the server that made it, worked out wherever this runs. */
export function openSiteRoom({ overview, input, wording }: SiteData): Room {
  const room = openRoom(
    {
      loaded: { definition: input.definition },
      problems: [],
      assessAt: async asOf => assess({ ...input, asOf }),
      inputAt: async asOf => ({ ...input, asOf }),
      close: async () => {},
    },
    wording,
    overview.opensAt,
  )
  return { ...room, overview: async () => overview }
}

interface Written {
  readonly overview: Overview
  readonly course: Course
  readonly input: Omit<ChainInput, 'asOf' | 'codings' | 'treaties'> & {
    readonly codings: readonly unknown[]
    readonly treaties: Omit<ChainInput['treaties'], 'states'> & {
      readonly states: readonly (readonly [string, string])[]
    }
  }
  readonly wording: Omit<Wording, 'countries'> & {
    readonly countries: readonly (readonly [
      string,
      Wording['countries'] extends ReadonlyMap<string, infer V> ? V : never,
    ])[]
  }
}
