import type { StressTest } from '../../../src/domain/assessment.ts'
import { percent, words } from '../words/words.ts'

type Fan = StressTest['fan'][number]

/** The main stocks by day: the middle of the runs in the range that four of five stay in, one side over the other. */
export function Fans({ sides }: { readonly sides: readonly StressTest['fan'][] }) {
  const stocks = sides[0]?.map(({ stock }) => stock) ?? []
  return (
    <div class="fan-row">
      {stocks.map(stock => (
        <FanChart key={stock} fans={sides.flatMap(fan => fan.find(found => found.stock === stock) ?? [])} />
      ))}
    </div>
  )
}

const WIDTH = 300
const HEIGHT = 140

function FanChart({ fans }: { readonly fans: readonly Fan[] }) {
  const w = words.value
  const { stock, byDay } = fans[0]!
  const days = byDay.length
  const top = Math.max(0.001, ...fans.flatMap(fan => fan.byDay.map(([, , high]) => high)))
  const x = (n: number) => (n / Math.max(1, days - 1)) * WIDTH
  const y = (value: number) => HEIGHT - (value / top) * (HEIGHT - 6)
  const line = (fan: Fan, pick: 0 | 1 | 2) =>
    fan.byDay.map((day, n) => `${x(n).toFixed(1)} ${y(day[pick]).toFixed(1)}`)
  const last = fans.map(fan => percent(fan.byDay.at(-1)![1])).join(' → ')
  return (
    <figure>
      <figcaption>{w.stocks[stock]}</figcaption>
      <div class="fan-plot">
        <span class="tick" style={{ top: 0 }}>
          {percent(top, top < 0.05 ? 1 : 0)}
        </span>
        <span class="tick" style={{ bottom: 0 }}>
          0
        </span>
        <svg
          class="fan"
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${w.stocks[stock]}: ${w.stress.atTheEnd} ${last}`}
        >
          <line class="grid" x1="0" x2={WIDTH} y1={y(top / 2)} y2={y(top / 2)} />
          {fans.map((fan, n) => (
            <g key={n} class={n ? 'second' : 'first'}>
              <path class="band" d={`M${line(fan, 2).join('L')}L${line(fan, 0).reverse().join('L')}z`} />
              <path class="middle" d={`M${line(fan, 1).join('L')}`} />
            </g>
          ))}
        </svg>
      </div>
      <p class="axis" aria-hidden="true">
        <span>{w.stress.day} 1</span>
        <span>{Math.round(days / 2)}</span>
        <span>{days}</span>
      </p>
    </figure>
  )
}
