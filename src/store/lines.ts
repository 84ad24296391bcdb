import type { Socket } from 'node:net'

/**
 * Calls back with each line that comes in. Not by `node:readline`, which ends lines at U+2028 and U+2029 too: JSON
 * leaves these as they are within texts.
 */
export function onLines(socket: Socket, take: (line: string) => void): void {
  let begun: string[] = []
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    const [first, ...rest] = chunk.split('\n')
    begun.push(first!)
    for (const next of rest) {
      const line = begun.join('')
      begun = [next]
      take(line)
    }
  })
}
