import type { z } from 'zod'
import type { Desk } from './desk.ts'
import {
  addedSchema,
  correctionDraftSchema,
  correctionSchema,
  effectsViewSchema,
  reportDraftsSchema,
} from './desk-schema.ts'

/** A route that takes something in; like the routes that read, the server, the description and the tests follow it. */
export interface Action {
  readonly path: string
  readonly id: string
  readonly summary: string
  readonly body: z.ZodObject
  readonly response: z.ZodType
  /** Whether it stores: then 201, and whoever listens is told. */
  readonly stores: boolean
  act(desk: Desk, body: never): Promise<unknown>
}

function action<B extends z.ZodObject>(
  given: Omit<Action, 'body' | 'act'> & {
    readonly body: B
    act(desk: Desk, body: z.output<B>): Promise<unknown>
  },
): Action {
  return { ...given, act: given.act as Action['act'] }
}

/** Every route below /api/v1 that is asked by POST. None changes or deletes what is stored; two add to it. */
export const ACTIONS: readonly Action[] = [
  action({
    path: '/corrections/preview',
    id: 'previewCorrection',
    summary: 'What a correction would change at its hour; nothing is stored',
    body: correctionDraftSchema,
    response: effectsViewSchema,
    stores: false,
    act: (desk, draft) => desk.preview(draft),
  }),
  action({
    path: '/corrections',
    id: 'storeCorrection',
    summary: 'Store a correction, or the undoing of one',
    body: correctionDraftSchema,
    response: correctionSchema,
    stores: true,
    act: (desk, draft) => desk.correct(draft),
  }),
  action({
    path: '/reports',
    id: 'addReports',
    summary: 'Store reports; those stored before are passed over, what is wrong with the others is said',
    body: reportDraftsSchema,
    response: addedSchema,
    stores: true,
    act: (desk, drafts) => desk.addReports(drafts),
  }),
]
