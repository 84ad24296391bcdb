import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/**
 * `npm run bench:follow [-- reports]`: how long after a report file is there `forewarn test --watch` has answered, by
 * the clock and with the wait for its next look included, on a made-up case (default 5,000 ingested reports). The
 * build in dist/ is run as a user would. JSON on standard output; the reports have to be coded first, which takes a
 * minute for 5,000.
 */
const REPORTS = Number(process.argv[2] ?? 5000)
const DROPS = 6
const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))
const BEGINS = Date.parse('2022-01-01T00:00Z')
const SPAN_MS = 10 * 86_400_000
const TOWNS = ['Almaty', 'Aktau', 'Aktobe', 'Atyrau', 'Taraz', 'Shymkent', 'Karaganda']
const SENTENCES = [
  (town: string) => `Residents of ${town} protested`,
  (town: string, n: number) => `Police detained ${n} people in ${town}`,
  (town: string) => `Protesters blocked a road in ${town}`,
  (town: string) => `Police fired on protesters in ${town}`,
  (town: string, n: number) => `${n} people were killed in ${town}`,
]

const work = mkdtempSync(join(tmpdir(), 'forewarn-follow-'))
const folder = join(work, 'case')
mkdirSync(join(folder, 'reports'), { recursive: true })
writeFileSync(
  join(folder, 'case.yaml'),
  `id: followed
title: A made-up case
question: What is going on?
country: KAZ
capital: Astana
languages: [en]
begins: 2022-01-01T00:00Z
ends: 2022-01-20T00:00Z
library: ["*"]
summary: For a bench.
`,
)
const minute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`
const dropped = (name: string, at: number) =>
  writeFileSync(
    join(folder, 'reports', `${name}.md`),
    `---\noutlet: Wire ${name}\noutletCountry: GBR\nkind: wire\ntitle: More\npublished: ${minute(at)}\nlanguage: en\n---\nResidents of Balkhash protested. Police fired on a crowd in Zhanaozen.\n`,
  )
const feed = Array.from({ length: REPORTS }, (_, n) =>
  JSON.stringify({
    id: `r${n}`,
    outlet: `Outlet ${n % 150}`,
    published: minute(BEGINS + (n * SPAN_MS) / REPORTS),
    language: 'en',
    text: `${SENTENCES[n % 5]!(TOWNS[(n * 5 + (n % 11)) % 7]!, 2 + (n % 40))}, said witness number ${n}.`,
  }),
)
writeFileSync(join(work, 'feed.jsonl'), feed.join('\n'))
dropped('first', BEGINS)

const env = { ...process.env, DATABASE_URL: '' }
const forewarn = (...args: string[]) =>
  spawnSync(process.execPath, [MAIN, ...args], { cwd: work, env, stdio: ['ignore', 'ignore', 'inherit'] })
forewarn('ingest', folder, 'feed.jsonl')
forewarn('test', folder)

const watching = spawn(process.execPath, [MAIN, 'test', folder, '--watch', '--reporter', 'github'], {
  cwd: work,
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
})
let answers = 0
watching.stdout.on('data', data => {
  answers += String(data).split(' no data\n').length - 1
})
/** Milliseconds until there are so many answers. */
const until = async (count: number) => {
  const start = performance.now()
  while (answers < count) await wait(5)
  return Math.round(performance.now() - start)
}
const first = await until(1)
await wait(10_000)
const latest: number[] = []
const late: number[] = []
for (let n = 0; n < DROPS; n++) {
  const isLate = n % 3 === 2
  dropped(`drop-${n}`, BEGINS + (isLate ? SPAN_MS / 2 : SPAN_MS + (n + 1) * 3_600_000))
  ;(isLate ? late : latest).push(await until(n + 2))
  await wait(4000)
}
watching.kill('SIGINT')
await new Promise(resolve => watching.once('exit', resolve))
rmSync(work, { recursive: true })
console.log(
  JSON.stringify(
    {
      machine: {
        model: cpus()[0]?.model,
        cores: availableParallelism(),
        load: loadavg()[0],
        node: process.version,
      },
      reports: REPORTS,
      msToFirstAnswer: first,
      msAfterLatestReport: latest,
      msAfterEarlierReport: late,
    },
    null,
    1,
  ),
)
