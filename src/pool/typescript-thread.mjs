// Node.js 20 does not hand the loader of TypeScript on to threads, so each one loads it first.
// Only for running from the sources; the compiled package does without.
import { register } from 'tsx/esm/api'

register()
