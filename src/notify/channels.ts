import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { createTransport } from 'nodemailer'
import type { Channel, Notice } from '../domain/tripwire.ts'

/** Sent; certainly not sent, to be tried again; or nobody can say, so that it is left alone. */
export type Delivery =
  | { readonly state: 'sent' }
  | { readonly state: 'failed' | 'unknown'; readonly error: string }

export interface ChannelOptions {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly timeoutMs: number
  /** The hour that a signature is made for, in seconds since 1970: a receiver can refuse old ones. */
  readonly now: () => number
}

/** Sends a notice through one channel; whatever goes wrong comes back as a value. */
export function send(channel: Channel, notice: Notice, options: ChannelOptions): Promise<Delivery> {
  switch (channel.kind) {
    case 'command':
      return runCommand(channel.run, notice, options)
    case 'webhook':
      return post(channel.url, options.env[channel.secretEnv], channel.secretEnv, notice, options)
    case 'email':
      return mail(channel, notice, options)
  }
}

function runCommand(
  run: readonly string[],
  notice: Notice,
  { timeoutMs }: ChannelOptions,
): Promise<Delivery> {
  return new Promise(resolve => {
    const child = spawn(run[0]!, run.slice(1), { stdio: ['pipe', 'ignore', 'inherit'] })
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      resolve({ state: 'unknown', error: `${run[0]} took longer than ${timeoutMs / 1000} s and was ended` })
    }, timeoutMs)
    const end = (delivery: Delivery) => {
      clearTimeout(timer)
      resolve(delivery)
    }
    child.on('error', error => end({ state: 'failed', error: error.message }))
    child.on('close', code =>
      end(
        code === 0 ? { state: 'sent' } : { state: 'failed', error: `${run[0]} ended with exit code ${code}` },
      ),
    )
    child.stdin.on('error', () => {})
    child.stdin.end(`${JSON.stringify(notice)}\n`)
  })
}

/** The signature of a body at a time: HMAC-SHA256 of `time.body`, as receivers of webhooks check it. */
export function signatureOf(secret: string, time: number, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
}

async function post(
  url: string,
  secret: string | undefined,
  secretEnv: string,
  notice: Notice,
  { timeoutMs, now }: ChannelOptions,
): Promise<Delivery> {
  if (!secret)
    return { state: 'failed', error: `${secretEnv} is not set: a webhook is sent signed or not at all` }
  const body = JSON.stringify(notice)
  const time = now()
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': notice.id,
        'x-forewarn-signature': `t=${time},v1=${signatureOf(secret, time, body)}`,
      },
    })
    await response.body?.cancel()
    return response.ok ? { state: 'sent' } : { state: 'failed', error: `${url} answered ${response.status}` }
  } catch (error) {
    const cause = (error as { cause?: { code?: string; message?: string } }).cause
    // A connection that was never made brought nothing over; anything later may have.
    const neverMade = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(
      cause?.code ?? '',
    )
    const reason = cause?.code ?? (error as Error).name
    return { state: neverMade ? 'failed' : 'unknown', error: `${url} could not be reached (${reason})` }
  }
}

async function mail(
  channel: Extract<Channel, { kind: 'email' }>,
  notice: Notice,
  { env, timeoutMs }: ChannelOptions,
): Promise<Delivery> {
  const server = env[channel.serverEnv]
  if (!server) return { state: 'failed', error: `${channel.serverEnv} is not set: it names the mail server` }
  try {
    const transport = createTransport(server, {
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    } as object)
    await transport.sendMail({
      from: channel.from,
      to: [...channel.to],
      // The same change has the same id, so that a mailbox can tell a second copy.
      messageId: `<${notice.id.replaceAll('/', '.')}@forewarn>`,
      subject: `${notice.status.toUpperCase()}: ${notice.title} (${notice.case})`,
      text: textOf(notice),
    })
    return { state: 'sent' }
  } catch (error) {
    const { code, command, message } = error as { code?: string; command?: string; message: string }
    // After DATA the server may have taken the message although its answer was lost.
    const maybeTaken = command === 'DATA' && code !== 'EENVELOPE' && code !== 'EMESSAGE'
    return { state: maybeTaken ? 'unknown' : 'failed', error: `mail: ${message}` }
  }
}

/** `2024-03-06 15:00Z`, as the lines above it write hours. */
function hourOf(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)}Z`
}

function textOf(notice: Notice): string {
  return [
    `${notice.title}: ${notice.from} → ${notice.status}`,
    notice.question,
    '',
    ...notice.why,
    `${notice.origins} independent origin${notice.origins === 1 ? '' : 's'}${notice.first ? `, first ${hourOf(notice.first)}` : ''}`,
    '',
    `As of ${hourOf(notice.asOf)}. forewarn why ${notice.indicator}`,
    '',
  ].join('\n')
}
