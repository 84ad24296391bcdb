import '@fontsource-variable/inter/wght.css'
import './style/base.css'
import './style/shell.css'
import './style/parts.css'
import './style/tree.css'
import './style/pages.css'
import './style/correct.css'
import './style/stress.css'
import './style/print.css'
import { render } from 'preact'
import { Shell } from './shell.tsx'
import { start } from './state/data.ts'
import { listen } from './state/live.ts'

start()
listen()
render(<Shell />, document.getElementById('room')!)
