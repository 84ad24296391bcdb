/** Gives something to one after another, in the order in which they asked. */
export interface Turns {
  /** Waits for one's turn; what is returned ends it, and does nothing when called again. */
  take(): Promise<() => void>
}

export function takeTurns(): Turns {
  let tail: Promise<void> = Promise.resolve()
  return {
    async take() {
      const before = tail
      let end: () => void = () => {}
      tail = new Promise(resolve => {
        end = resolve
      })
      await before
      return end
    },
  }
}
