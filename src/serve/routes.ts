import { z } from 'zod'
import { briefDocx } from '../brief/docx.ts'
import { briefHtml } from '../brief/html.ts'
import { briefMarkdown } from '../brief/markdown.ts'
import { RELIABILITIES } from '../domain/event.ts'
import { EVENT_TYPES } from '../domain/plover.ts'
import { eventsPage } from './events-page.ts'
import { courseSchema, overviewSchema } from './overview-schema.ts'
import { claimParseSchema } from './parse-schema.ts'
import { eventRowSchema, evidenceSchema, pictureSchema, reportViewSchema } from './picture-schema.ts'
import { atQuery, nameSchema, namesSchema, type Route, route } from './route.ts'
import { STATED } from './stated.ts'
import { supposedViewSchema } from './suppose-schema.ts'

const namedParams = z.strictObject({ id: nameSchema })

/** Every route below /api/v1 that reads. Nothing that they are asked changes anything. */
export const ROUTES: readonly Route[] = [
  route({
    path: '/case',
    id: 'case',
    summary: 'The case, the span of its hours, and when what was published',
    response: overviewSchema,
    answer: ({ room }) => room.overview(),
  }),
  route({
    path: '/picture',
    id: 'picture',
    summary: 'Everything but the texts, as known at an hour',
    query: atQuery,
    response: pictureSchema,
    answer: ({ room, opensAt }, _, { at }) => room.picture(at ?? opensAt),
  }),
  route({
    path: '/course',
    id: 'course',
    summary: 'Statuses and weights from step to step; it grows while the server works the steps out',
    response: courseSchema,
    state: ({ steps }) => steps(),
    answer: async ({ course }) => course(),
  }),
  route({
    path: '/events',
    id: 'events',
    summary: 'Events as known at an hour, filtered and paged',
    query: atQuery.extend({
      text: z.string().max(200).optional(),
      type: z.enum(EVENT_TYPES).optional(),
      place: z.string().max(200).optional(),
      actor: z.string().max(200).optional(),
      minBelief: z.coerce.number().min(0).max(1).optional(),
      disputed: z.enum(['true', 'false']).optional(),
      stated: z.enum(STATED).optional().meta({ description: 'how some claim states it' }),
      grade: z.enum(RELIABILITIES).optional().meta({ description: 'of the best source, or better' }),
      minOrigins: z.coerce.number().int().min(0).max(1000).optional(),
      limit: z.coerce.number().int().min(1).max(1000).default(100),
      after: nameSchema.optional().meta({ description: 'the id of the last event of the page before' }),
    }),
    response: z.strictObject({
      total: z.int(),
      events: z.array(eventRowSchema),
      next: z.string().nullable(),
    }),
    answer: async ({ room, opensAt }, _, { at, ...filter }) =>
      eventsPage(await room.picture(at ?? opensAt), filter),
  }),
  route({
    path: '/events/{id}',
    id: 'evidence',
    summary: 'One event with its claims, the reports that they stand in, and the terms of its belief',
    params: namedParams,
    query: atQuery,
    response: evidenceSchema,
    answer: ({ room, opensAt }, { id }, { at }) => room.evidence(at ?? opensAt, id),
  }),
  route({
    path: '/corrections',
    id: 'corrections',
    summary: 'Every correction made by an hour, those undone and those without object too',
    query: atQuery,
    response: z.strictObject({ corrections: pictureSchema.shape.corrections }),
    answer: async ({ room, opensAt }, _, { at }) => ({
      corrections: (await room.picture(at ?? opensAt)).corrections,
    }),
  }),
  route({
    path: '/reports/{id}',
    id: 'report',
    summary: 'One report with its text, if it was published by the hour',
    params: namedParams,
    query: atQuery,
    response: reportViewSchema,
    answer: ({ room, opensAt }, { id }, { at }) => room.report(at ?? opensAt, id),
  }),
  route({
    path: '/claims/{id}/parse',
    id: 'claimParse',
    summary: 'The trees of the sentences that a claim quotes, as its patterns were held against them',
    params: namedParams,
    query: atQuery,
    response: claimParseSchema,
    answer: ({ room, opensAt }, { id }, { at }) => room.parse(at ?? opensAt, id),
  }),
  route({
    path: '/stress-plan',
    id: 'stressPlan',
    summary: 'What a stress test at an hour runs from: the page runs it itself',
    query: atQuery,
    response: z.strictObject({
      plan: z.looseObject({ days: z.int(), seed: z.int(), beliefs: z.array(z.number()) }),
      grounds: z.looseObject({ country: z.string(), asked: z.int() }),
    }),
    answer: ({ room, opensAt }, _, { at }) => room.stressPlan(at ?? opensAt),
  }),
  route({
    path: '/suppose',
    id: 'suppose',
    summary: 'What would be believed without some reports, or with outlets distrusted; nothing is stored',
    query: atQuery.extend({
      without: namesSchema.meta({ description: 'ids of reports, as a JSON array' }),
      distrust: namesSchema.meta({ description: 'outlets to be graded E, as a JSON array' }),
    }),
    response: supposedViewSchema,
    answer: ({ room, opensAt }, _, { at, ...supposed }) => room.suppose(at ?? opensAt, supposed),
  }),
  route({
    path: '/brief',
    id: 'brief',
    summary: 'The brief as sections and references',
    query: atQuery,
    response: z.looseObject({ title: z.string(), sections: z.array(z.unknown()) }),
    answer: ({ room, opensAt }, _, { at }) => room.brief(at ?? opensAt),
  }),
  route({
    path: '/brief.md',
    id: 'briefMarkdown',
    summary: 'The brief as Markdown',
    query: atQuery,
    response: z.string(),
    type: 'text/markdown; charset=utf-8',
    answer: async ({ room, opensAt }, _, { at }) => briefMarkdown(await room.brief(at ?? opensAt)),
  }),
  route({
    path: '/brief.html',
    id: 'briefHtml',
    summary: 'The brief as one HTML file, to be kept',
    query: atQuery,
    response: z.string(),
    type: 'text/html; charset=utf-8',
    answer: async ({ room, opensAt }, _, { at }) => briefHtml(await room.brief(at ?? opensAt)),
  }),
  route({
    path: '/brief.docx',
    id: 'briefDocx',
    summary: 'The brief as a Word document',
    query: atQuery,
    response: z.string().meta({ description: 'the bytes of a .docx file' }),
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    answer: async ({ room, opensAt }, _, { at }) => briefDocx(await room.brief(at ?? opensAt)),
  }),
]
