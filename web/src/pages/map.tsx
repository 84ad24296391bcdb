import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { EventRow, Picture } from '../../../src/serve/picture-schema.ts'
import { EventList } from '../drawer/event-list.tsx'
import { BordersChoice, BordersStatement, positionAsked } from '../map/borders-choice.tsx'
import { type Standing, standingsOn } from '../map/disputed.ts'
import { kmToOutline, nearest } from '../map/distances.ts'
import { type Flow, flowsOf } from '../map/flows.ts'
import { MovementLegend } from '../map/movement-legend.tsx'
import { MovementList } from '../map/movement-list.tsx'
import { type Movement, movementsOf } from '../map/movements.ts'
import { loadOutlines, type Outlines, regionKey } from '../map/outlines.ts'
import { placed, type Town, type Unplaced } from '../map/places.ts'
import { VIEWS } from '../map/projection.ts'
import { WorldMap } from '../map/world-map.tsx'
import { addressWith, go, param } from '../state/address.ts'
import { countryText, numericOf } from '../words/places.ts'
import { mapWords, number, percent, words } from '../words/words.ts'

/** Where things are said to have happened, each at the precision that the reports give and no better. */
export function MapPage({ picture }: { readonly picture: Picture }) {
  const w = words.value
  const outlines = useSignal<Outlines | null>(null)
  const failed = useSignal(false)
  const box = useRef<HTMLDivElement>(null)
  const width = useSignal(0)
  const { country } = picture.case
  useEffect(() => {
    loadOutlines(country).then(
      found => {
        outlines.value = found
      },
      () => {
        failed.value = true
      },
    )
  }, [country])
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => {
      width.value = box.current?.clientWidth ?? 0
    })
    observer.observe(box.current!)
    return () => observer.disconnect()
  }, [])
  const found = useMemo(() => {
    const outlined = (outlines.value?.regions?.features ?? []).flatMap(({ properties }) => properties.names)
    return placed(picture.events, new Set(outlined.map(regionKey)))
  }, [picture, outlines.value])
  const view = VIEWS.find(name => name === param('view')) ?? 'country'
  const selected = param('at-place')
  const select = (key: string) => go(addressWith({ 'at-place': key === selected ? null : key }), true)
  const chosen = chosenOf(found, selected)
  const town = found.towns.find(({ key }) => key === selected)
  const flows = useMemo(() => flowsOf(picture.exposures, country), [picture, country])
  const flowing = param('flows') === '1'
  const moving = param('moves') === '1'
  const movements = useMemo(() => movementsOf(picture.events, found.towns), [picture, found])
  const day = picture.asOf.slice(0, 10)
  const position = positionAsked(day)
  const standings = useMemo(() => standingsOn(day, position), [day, position])
  const areas = outlines.value?.areas
  const disputed = useMemo(() => ({ areas: areas ?? new Map(), standings }), [areas, standings])
  const seen = useSignal<readonly Standing[]>([])
  return (
    <div class="map-page">
      <div class="map-box" ref={box}>
        <fieldset class="views">
          <legend class="unseen">{w.pages.map}</legend>
          {VIEWS.map(name => (
            <button
              key={name}
              type="button"
              aria-pressed={name === view}
              onClick={() => go(addressWith({ view: name === 'country' ? null : name }), true)}
            >
              {w.views[name]}
            </button>
          ))}
          {flows.length > 0 && (
            <button
              type="button"
              class="flows-button"
              aria-pressed={flowing}
              onClick={() => go(addressWith(flowing ? { flows: null } : { flows: '1', view: 'world' }), true)}
            >
              {w.flows}
            </button>
          )}
          <button
            type="button"
            aria-pressed={moving}
            onClick={() => go(addressWith({ moves: moving ? null : '1' }), true)}
          >
            {mapWords.value.movements}
          </button>
        </fieldset>
        {outlines.value && width.value > 0 ? (
          <WorldMap
            outlines={outlines.value}
            placed={found}
            country={country}
            view={view}
            width={width.value}
            selected={selected}
            select={select}
            flows={flowing ? flows : []}
            disputed={disputed}
            movements={moving ? movements.drawn : NONE}
            sees={areas => {
              seen.value = areas
            }}
          />
        ) : (
          <div class="map-wait" role="status">
            {failed.value ? w.offline : w.loading}
          </div>
        )}
        <p class="note">
          {w.mapNote} {flowing && w.flowsNote} {moving && mapWords.value.movementsNote}
        </p>
        {moving && <MovementLegend />}
        <BordersChoice day={day} position={position} />
        <BordersStatement position={position} standings={standings} seen={seen.value} />
      </div>
      <aside class="map-side" aria-label={w.places}>
        {chosen ? (
          <section>
            <h3>
              {chosen.name}
              <button type="button" class="chip" onClick={() => select(selected)}>
                {w.close} <span aria-hidden="true">×</span>
              </button>
            </h3>
            <EventList ids={chosen.events.map(({ id }) => id)} />
            {town && (
              <Distances town={town} towns={found.towns} outlines={outlines.value} country={country} />
            )}
          </section>
        ) : (
          <section>
            {flowing && <FlowList flows={flows} />}
            {moving && <MovementList movements={movements} />}
            <h3>
              {w.places} <small>{w.placesNote}</small>
            </h3>
            <ul class="place-list">
              {found.towns.map(({ key, names, events, country: of }) => (
                <li key={key}>
                  <button type="button" onClick={() => select(key)}>
                    <i class="dot" aria-hidden="true" />
                    <span>
                      {names[0]}
                      {of && of !== country && <small> {countryText(of)}</small>}
                    </span>
                    <span class="figure">{events.length}</span>
                  </button>
                </li>
              ))}
              {[...found.regions].map(([key, events]) => (
                <li key={key}>
                  <button type="button" onClick={() => select(`region:${key}`)}>
                    <i class="area" aria-hidden="true" />
                    <span>{events[0]!.place!.name}</span>
                    <span class="figure">{events.length}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section>
          <h3>{w.unplaced}</h3>
          {UNPLACED.map(kind => {
            const members = found.unplaced.filter(place => place.kind === kind)
            return members.length ? (
              <div key={kind} class="unplaced">
                {kind !== 'noPlace' && <h4>{w[kind]}</h4>}
                <ul class="place-list">
                  {members.map(({ name, events }) => (
                    <li key={`${kind} ${name}`}>
                      <button type="button" onClick={() => select(`${kind}:${name ?? ''}`)}>
                        <i class="none" aria-hidden="true" />
                        <span>{unplacedText(kind, name)}</span>
                        <span class="figure">{events.length}</span>
                      </button>
                    </li>
                  ))}
                </ul>
              </div>
            ) : null
          })}
        </section>
      </aside>
    </div>
  )
}

/** From what is known best to what is not known at all. */
const UNPLACED = [
  'regionNoOutline',
  'countryOnly',
  'unknownPlace',
  'noPlace',
] as const satisfies readonly Unplaced['kind'][]

/** The same each time, so that nothing is worked out again. */
const NONE: readonly Movement[] = []

function unplacedText(kind: Unplaced['kind'], name: string | null): string {
  if (!name) return words.value.noPlace
  return kind === 'countryOnly' ? countryText(name) : name
}

function chosenOf(
  { towns, regions, unplaced }: ReturnType<typeof placed>,
  selected: string,
): { readonly name: string; readonly events: readonly EventRow[] } | null {
  if (!selected) return null
  const town = towns.find(({ key }) => key === selected)
  if (town) return { name: town.names.join(', '), events: town.events }
  const [kind = '', name = ''] = selected.split(/:(.*)/)
  const region = regions.get(name)
  if (kind === 'region' && region) return { name: region[0]!.place!.name, events: region }
  const rest = unplaced.find((found: Unplaced) => found.kind === kind && (found.name ?? '') === name)
  return rest ? { name: unplacedText(rest.kind, rest.name), events: rest.events } : null
}

/** Towns beside the chosen one (assumption: those that one asks after first). */
const NEAREST = 6

function Distances({
  town,
  towns,
  outlines,
  country,
}: {
  readonly town: Town
  readonly towns: readonly Town[]
  readonly outlines: Outlines | null
  readonly country: string
}) {
  const w = words.value
  const own = outlines?.countries.features.find(({ id }) => id === numericOf(country))
  const km = (value: number) => `${number(value)}\u00a0km`
  return (
    <div class="distances">
      <h4>{w.distances}</h4>
      <ul class="plain">
        {own && (
          <li>
            <span>{w.toBorder(countryText(country))}</span>
            <span class="figure">{km(kmToOutline(town, own))}</span>
          </li>
        )}
        {nearest(town, towns, NEAREST).map(({ town: other, km: far }) => (
          <li key={other.key}>
            <span>{other.names[0]}</span>
            <span class="figure">{km(far)}</span>
          </li>
        ))}
      </ul>
      <p class="note">{w.distanceNote}</p>
    </div>
  )
}

function FlowList({ flows }: { readonly flows: readonly Flow[] }) {
  const w = words.value
  return (
    <div class="flow-list">
      <h3>
        {w.flows} <a href={addressWith({}, 'exposure')}>{w.pages.exposure}</a>
      </h3>
      <ul class="plain">
        {flows.flatMap(({ country, exposures }) =>
          exposures.map(({ id, party, channel, p }) => (
            <li key={id}>
              <span>
                {party}{' '}
                <small>
                  {countryText(country)}, {w.channels[channel] ?? channel}
                </small>
              </span>
              <span class="figure">{p === null ? '–' : percent(p)}</span>
            </li>
          )),
        )}
      </ul>
    </div>
  )
}
