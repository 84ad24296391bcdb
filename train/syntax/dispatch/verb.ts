/** A verb's principal parts. */
export interface Verb {
  readonly lemma: string
  readonly past: string
  readonly participle: string
}

/** "storm", or with its parts where it is irregular: "shoot shot shot". */
export function readVerb(text: string): Verb {
  const [lemma, past, participle] = text.trim().split(/\s+/)
  const regular = /e$/.test(lemma!)
    ? `${lemma}d`
    : /[^aeiou]y$/.test(lemma!)
      ? `${lemma!.slice(0, -1)}ied`
      : `${lemma}ed`
  return { lemma: lemma!, past: past ?? regular, participle: participle ?? regular }
}

const PARTICIPLE = 'Tense=Past|VerbForm=Part'

/** Form and features of a verb, by the names that the grammar uses; a bar parts plural and singular. */
export const VERB_FORMS: Readonly<Record<string, (verb: Verb) => readonly [form: string, feats: string]>> = {
  past: ({ past }) => [past, 'past'],
  present: verb => [`${verb.lemma}|${thirdPerson(verb)}`, 'present'],
  participle: ({ participle }) => [participle, PARTICIPLE],
  passive: ({ participle }) => [participle, `${PARTICIPLE}|Voice=Pass`],
  gerund: verb => [gerund(verb), 'Tense=Pres|VerbForm=Part'],
  infinitive: ({ lemma }) => [lemma, 'VerbForm=Inf'],
}

function thirdPerson({ lemma }: Verb): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`
}

/** Verbs that double their last letter do so in the past too; those whose past does not show it are named. */
function gerund({ lemma, past }: Verb): string {
  if (/[^e]e$/.test(lemma)) return `${lemma.slice(0, -1)}ing`
  const doubled = `${lemma}${lemma.at(-1)}`
  return `${past.startsWith(doubled) || /^(?:hit|cut|shut|begin|overrun)$/.test(lemma) ? doubled : lemma}ing`
}
