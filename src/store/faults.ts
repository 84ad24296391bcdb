import { type Problem, UserError } from '../domain/problem.ts'

/** Faults that a user can mend, by PostgreSQL's SQLSTATE (appendix A) or the system's error name. */
const FAULTS: Readonly<Record<string, Pick<Problem, 'code' | 'message' | 'next'>>> = {
  ENOSPC: full(),
  EDQUOT: full(),
  EFBIG: full(),
  '53100': full(),
  EACCES: unwritable(),
  EPERM: unwritable(),
  EROFS: unwritable(),
  ENOTDIR: notFolder(),
  EEXIST: notFolder(),
  ECONNREFUSED: unreachable(),
  ENOTFOUND: unreachable(),
  EAI_AGAIN: unreachable(),
  ETIMEDOUT: unreachable(),
  ECONNRESET: unreachable(),
  '57P03': unreachable(),
  '28P01': refused(),
  '28000': refused(),
  '3D000': {
    code: 'store/no-database',
    message: 'the server has no database of this name',
    next: 'create it, or correct DATABASE_URL',
  },
  '42501': {
    code: 'store/no-privilege',
    message: 'the server does not let this user create or use the tables',
    next: 'grant the user the right to create schemas in this database',
  },
}

function full() {
  return {
    code: 'store/disk-full',
    message: 'the disk is full; what was stored before is kept',
    next: 'free some space, or choose another folder, and give the same command again',
  }
}

function notFolder() {
  return {
    code: 'store/not-a-folder',
    message: 'the store needs a folder, and a file stands in its place',
    next: 'give another folder with --store',
  }
}

function unwritable() {
  return {
    code: 'store/unwritable',
    message: 'the store cannot be written here',
    next: 'correct the permissions, or give another folder with --store',
  }
}

function unreachable() {
  return {
    code: 'store/unreachable',
    message: 'the database server does not answer',
    next: 'start it or correct DATABASE_URL, or unset that to use the embedded store',
  }
}

function refused() {
  return {
    code: 'store/refused',
    message: 'the database server refuses this user or password',
    next: 'correct DATABASE_URL',
  }
}

/** The user's own fault behind an error, as a UserError that names the store; any other error as it came. */
export function faultOf(error: unknown, where: string): unknown {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    if (cause instanceof UserError) return cause
    const name = nameOf(cause)
    const fault = name === null ? undefined : FAULTS[name]
    if (fault) return new UserError([{ ...fault, severity: 'error', place: { file: where } }])
  }
  return error
}

/** The embedded database reports some faults of the disk by text alone (strerror). */
const TEXTS: readonly (readonly [RegExp, string])[] = [
  [/no space left on device|ENOSPC/i, 'ENOSPC'],
  [/disk quota exceeded|EDQUOT/i, 'EDQUOT'],
  [/file too large|EFBIG/i, 'EFBIG'],
  [/read-only file system|EROFS/i, 'EROFS'],
  [/permission denied|EACCES/i, 'EACCES'],
]

function nameOf(error: Error): string | null {
  const { code, errors } = error as { code?: unknown; errors?: unknown }
  if (typeof code === 'string' && FAULTS[code]) return code
  if (Array.isArray(errors)) {
    const inner = errors.find((each): each is Error => each instanceof Error)
    if (inner) return nameOf(inner)
  }
  return TEXTS.find(([pattern]) => pattern.test(error.message))?.[1] ?? null
}
