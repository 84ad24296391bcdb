import { z } from 'zod'
import { effectsViewSchema } from './desk-schema.ts'
import type { Frozen } from './frozen.ts'
import { pictureSchema } from './picture-schema.ts'

/** What would be believed on other assumptions: the explanation as it would be, and all else that moves. */
export const supposedViewSchema = z.strictObject({
  explanation: pictureSchema.shape.explanation,
  effects: effectsViewSchema,
})
export type SupposedView = Frozen<z.output<typeof supposedViewSchema>>
