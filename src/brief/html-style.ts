/**
 * The brief's style sheet. Colours keep a contrast of at least 4.5 to 1 on their ground and are told apart with the
 * common forms of colour blindness (Okabe and Ito 2008); a status is a word first.
 */
export const BRIEF_STYLE = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d8dee4; --accent: #0b5cad; --track: #e9edf1; --card: #fff; --mark: #ffe9a8;
  --tripped: #b3261e; --watch: #8a5a00; --quiet: #1d6b4f; --none: #57606a; }
@media (prefers-color-scheme: dark) { :root { --ground: #14181d; --ink: #e6e9ec; --soft: #9aa5b1; --line: #313a44; --accent: #7ab7f5; --track: #262e37; --card: #1d232a; --mark: #6b5300;
  --tripped: #ff8a80; --watch: #f2c14e; --quiet: #7fd1ae; --none: #9aa5b1; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 62rem; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
header { border-bottom: 3px solid var(--accent); padding-bottom: 1rem; }
.kind { margin: 0; color: var(--accent); font-size: .8rem; font-weight: 600; letter-spacing: .08em; text-transform: uppercase; }
h1 { margin: .2rem 0; font-size: 1.9rem; line-height: 1.2; }
.as-of { margin: 0; font-size: 1.1rem; font-weight: 600; }
.question { margin: .4rem 0 0; color: var(--soft); }
nav ul { display: flex; flex-wrap: wrap; gap: .15rem 1rem; margin: .8rem 0 0; padding: 0; list-style: none; font-size: .85rem; }
a { color: var(--accent); text-underline-offset: .15em; }
a:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h2 { margin: 2.4rem 0 .6rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); font-size: 1.25rem; }
h3 { margin: 0 0 .3rem; color: var(--soft); font-size: .85rem; font-weight: 600; }
p { margin: .35rem 0; }
#bottom-line p { font-size: 1.06rem; max-width: 52rem; }
#bottom-line { margin-top: 1.4rem; padding: .2rem 1.2rem 1rem; background: color-mix(in srgb, var(--accent) 7%, var(--ground)); border-left: 4px solid var(--accent); }
#bottom-line h2 { border: 0; margin-top: .8rem; }
.items { margin: 0; padding: 0; list-style: none; }
.items > li { padding: .55rem 0; border-top: 1px solid var(--line); }
.items > li:first-child { border-top: 0; }
.lead { margin: 0; }
.detail { margin: .15rem 0 0 1.1rem; color: var(--soft); font-size: .92rem; }
.detail q { color: var(--ink); font-size: 1rem; }
q { quotes: "“" "”"; }
code { color: var(--soft); white-space: nowrap; font: .8em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.status { display: inline-block; min-width: 4.6rem; padding: 0 .45rem; border: 1.5px solid currentColor; border-radius: 3px; font-size: .75rem; font-weight: 700; letter-spacing: .03em; text-align: center; text-transform: uppercase; }
.status.tripped { color: var(--ground); background: var(--tripped); border-color: var(--tripped); }
.status.watch { color: var(--watch); }
.status.quiet { color: var(--quiet); border-style: dotted; }
.status.no-data { color: var(--none); border-style: dashed; }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th { color: var(--soft); font-size: .8rem; font-weight: 600; }
th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th.right, td.right { text-align: right; white-space: nowrap; }
.dispute { margin: 1rem 0; }
.sides { display: grid; grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); gap: 1rem; margin-top: .4rem; }
.sides > div { padding: .6rem .9rem; border: 1px solid var(--line); border-radius: 4px; }
.sides > div:first-child { border-left: 4px solid var(--accent); }
.sides > div:last-child { border-left: 4px solid var(--watch); }
.bars { margin: .5rem 0; padding: 0; list-style: none; }
.bars li { display: grid; grid-template-columns: minmax(0, 18rem) minmax(6rem, 1fr) 8.5rem; gap: 0 1rem; align-items: center; padding: .35rem 0; }
.bars p { margin: 0; }
.bars svg { width: 100%; height: .8rem; }
.bars .figure { font-weight: 600; white-space: nowrap; }
.bars .figure span { color: var(--soft); font-weight: 400; }
.bars .note { grid-column: 2 / -1; color: var(--soft); font-size: .85rem; }
.track { fill: var(--track); } .share { fill: var(--accent); } .range { fill: var(--ink); }
.ref { position: relative; white-space: nowrap; }
.ref > a { margin: 0 .12em; font-size: .75em; font-weight: 600; vertical-align: .35em; text-decoration: none; }
.card { position: absolute; left: -1rem; top: 1.5em; z-index: 2; display: none; width: min(24rem, 80vw); padding: .6rem .8rem; background: var(--card); color: var(--ink); border: 1px solid var(--line); border-radius: 4px; box-shadow: 0 4px 16px rgb(0 0 0 / .18); font-size: .88rem; font-weight: 400; line-height: 1.45; white-space: normal; }
.ref:hover .card, .ref:focus-within .card { display: block; }
mark { background: var(--mark); color: inherit; }
.references li { padding: .3rem 0; font-size: .92rem; }
.references li:target { background: color-mix(in srgb, var(--mark) 40%, var(--ground)); }
.references p { margin: .1rem 0; }
.cited { color: var(--soft); font-size: .88rem; }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; }
@media (max-width: 40rem) { .bars li { grid-template-columns: 1fr; } .bars .note { grid-column: 1; } }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; color: #000; background: #fff; } nav, .card { display: none !important; } h2 { break-after: avoid; } .items > li, .dispute, tr, .references li { break-inside: avoid; } }
`
