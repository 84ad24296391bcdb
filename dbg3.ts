import { readLexicon } from './src/read/lexicon.ts'
import { readSyntax } from './src/read/models.ts'
import { analyse } from './src/syntax/analyse.ts'
const lex = readLexicon().languages.get('en')!
const a = analyse(process.argv[2]!, readSyntax(), { mode: 'accurate', language: 'en' })
for (const s of a.sentences) { const l = s.words.map(w => w.lemma.toLowerCase()); const all = [...l, ...l.slice(1).map((x, n) => `${l[n]}_${x}`)]; lex.registers.forEach((r, i) => { const f = all.filter(w => r.words.has(w)); if (f.length) console.log(i, r.enough, r.only, f) }) }
