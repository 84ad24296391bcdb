import type { Picture } from '../../../src/serve/picture-schema.ts'
import { ShareBar } from '../parts/bar.tsx'
import { Said } from '../parts/said.tsx'
import { addressWith } from '../state/address.ts'
import { countryText } from '../words/places.ts'
import { dayText, exact, likelihood, number, percent, words } from '../words/words.ts'

/** Who outside is hit, through what, and how much; and the dates and treaties that bear on it. */
export function ExposurePage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const { exposures, calendar, memberships } = picture
  const titles = new Map(picture.reports.map(({ id, outlet }) => [id, outlet]))
  return (
    <div class="exposure">
      {exposures.length ? (
        <ul class="cards">
          {[...exposures]
            .sort((a, b) => (b.p ?? -1) - (a.p ?? -1))
            .map(exposure => (
              <li key={exposure.id}>
                <p class="kicker">{w.channels[exposure.channel] ?? exposure.channel}</p>
                <h3>{exposure.party}</h3>
                <p>{exposure.what}</p>
                {exposure.p === null ? (
                  <p class="note">{w.noTrigger}</p>
                ) : (
                  <div class="trigger">
                    <p>
                      {w.trigger}: <b class="figure">{percent(exposure.p)}</b>{' '}
                      <small>{likelihood(exposure.p)}</small>
                    </p>
                    <ShareBar p={exposure.p} low={exposure.p} high={exposure.p} />
                    {exposure.events[0] && (
                      <a href={addressWith({ open: exposure.events[0], claim: null })}>
                        {w.eventsN(exposure.events.length)}
                      </a>
                    )}
                  </div>
                )}
                {exposure.loss && (
                  <p class="loss">
                    {w.loss}:{' '}
                    <b class="figure">
                      {number(exposure.loss.low)}–{number(exposure.loss.high)} {exposure.loss.unit}
                    </b>
                    <small>{exposure.loss.arithmetic}</small>
                  </p>
                )}
                {exposure.figures.length > 0 && (
                  <details>
                    <summary>{w.figures(exposure.figures.length)}</summary>
                    <ul class="plain">
                      {exposure.figures.map(({ name, value, unit, year, source }) => (
                        <li key={name}>
                          {name.replaceAll('-', ' ')}: {exact(value)} {unit} ({year}) · <Source {...source} />
                        </li>
                      ))}
                    </ul>
                  </details>
                )}
              </li>
            ))}
        </ul>
      ) : (
        <p class="note">{w.noExposure}</p>
      )}
      <section>
        <h3>{w.dates}</h3>
        {calendar.length ? (
          <ol class="dates-list wide">
            {calendar.map(date => (
              <li key={date.id}>
                <time dateTime={date.from}>
                  {dayText(date.from)}
                  {date.to !== date.from && `–${dayText(date.to)}`}
                </time>
                <div>
                  <b>{date.title}</b>
                  {date.place && `, ${date.place}`}
                  <p>{date.stake}</p>
                  <p class="note">
                    <Source {...date.source} />
                  </p>
                </div>
              </li>
            ))}
          </ol>
        ) : (
          <p class="note">{w.noDates}</p>
        )}
      </section>
      {memberships.length > 0 && (
        <section>
          <h3>{w.treaties}</h3>
          <p class="note">{w.treatiesNote}</p>
          <ul class="memberships">
            {memberships.map(claim => (
              <li key={`${claim.report} ${claim.quote.start}`}>
                <span class={`verdict ${claim.verdict}`}>{w.verdict[claim.verdict]}</span>
                <span>
                  <Said text={withNames(`${claim.denied ? NOT_SO : ''}${claim.understood}`)} />
                  {claim.against.length > 0 && ` (${claim.against.map(countryText).join(', ')})`}
                </span>
                <a href={addressWith({ open: `r:${claim.report}`, claim: null })}>
                  {titles.get(claim.report) ?? claim.report}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** As the brief has it: a denial that holds is not to read as what it denies. */
const NOT_SO = 'it is not so that '

/** Codes of countries by their names. */
function withNames(text: string): string {
  return text.replace(/\b[A-Z]{3}\b/g, countryText)
}

/** An address is a link only where it is one of the web's: a case may come from anyone. */
function Source({ title, address }: { readonly title: string; readonly address?: string | undefined }) {
  return address && /^https?:\/\//.test(address) ? (
    <a href={address} rel="noopener noreferrer nofollow" target="_blank">
      {title}
    </a>
  ) : (
    title
  )
}
