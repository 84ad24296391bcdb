import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { type Failure, load } from './ask.ts'
import { at, revision } from './data.ts'

/**
 * What is at an address at the page's hour: null while it is on its way.
 * @param path below /api/v1, with or without a query; null asks for nothing
 */
export function useLoaded<T>(path: string | null): {
  readonly value: T | null
  readonly failure: Failure | null
} {
  const value = useSignal<T | null>(null)
  const failure = useSignal<Failure | null>(null)
  const hour = at.value
  const stored = revision.value
  useEffect(() => {
    // Not before the case is known: until then there is no hour.
    if (!hour) return
    if (path === null) {
      value.value = null
      failure.value = null
      return
    }
    const aborter = new AbortController()
    // As with the picture: a hand that drags passes by.
    const timer = setTimeout(
      () =>
        load<T>(`${path}${path.includes('?') ? '&' : '?'}at=${hour}`, aborter.signal).then(
          found => {
            value.value = found
            failure.value = null
          },
          error => {
            if (!aborter.signal.aborted) failure.value = error
          },
        ),
      value.peek() ? 150 : 0,
    )
    return () => {
      clearTimeout(timer)
      aborter.abort()
    }
  }, [path, hour, stored])
  return { value: value.value, failure: failure.value }
}
