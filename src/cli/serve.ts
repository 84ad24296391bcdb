import { Command, InvalidArgumentError } from 'commander'
import type { Instant } from '../domain/instant.ts'
import { openRoomThread } from '../serve/room-thread.ts'
import { serve } from '../serve/serve.ts'
import { caseArgument, instantOption, type StoreOptions, withStoreOptions } from './case-options.ts'
import { progressLine } from './output.ts'

interface Options extends StoreOptions {
  readonly asOf?: Instant
  readonly host: string
  readonly port: number
  readonly readOnly?: boolean
}

/** `forewarn serve CASE`: the crisis room in the browser. */
export function serveCommand(): Command {
  return withStoreOptions(
    new Command('serve')
      .description('open the crisis room of a case in the browser')
      .addArgument(caseArgument())
      .option(
        '--as-of <time>',
        'the hour to open at, with its zone (default: the end of the case)',
        instantOption,
      )
      .option('--port <n>', 'port to listen on; 0 takes any free one', portOption, 4780)
      .option('--host <address>', 'address to listen on; any but loopback asks for a token', '127.0.0.1')
      .option('--read-only', 'let nobody correct or add reports through the room')
      .addHelpText(
        'after',
        `
Examples:
  forewarn serve cases/kazakhstan-2022
  forewarn serve cases/kazakhstan-2022 --as-of 2022-01-06T12:00Z --port 0`,
      ),
  ).action(async (folder: string, options: Options) => {
    const progress = progressLine()
    progress.show('reading and coding the reports')
    const room = openRoomThread({
      folder,
      storeFolder: options.store,
      databaseUrl: process.env.DATABASE_URL,
      workers: options.workers,
      opensAt: options.asOf,
    })
    const serving = await serve(room, {
      host: options.host,
      port: options.port,
      readOnly: options.readOnly ?? false,
      fault: error => process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`),
    }).catch(async error => {
      await room.close()
      throw error
    })
    progress.clear()
    for (const problem of (await room.overview()).problems) process.stderr.write(`${problem}\n`)
    process.stdout.write(`${serving.address}\n`)
    await new Promise<void>(stop => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop())
    })
    await serving.close()
  })
}

function portOption(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('Expected a port from 0 to 65535.')
  return port
}
