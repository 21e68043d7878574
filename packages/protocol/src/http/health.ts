import * as z from 'zod/mini'

/** `GET /healthz` (the process answers) and `GET /readyz` (it can save; 503 with a reason otherwise). */
export const healthSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  reason: z.optional(z.string()),
})
export type Health = z.infer<typeof healthSchema>
