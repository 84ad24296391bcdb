import '@fontsource-variable/inter/wght.css'
import './style/base.css'
import './style/shell.css'
import './style/parts.css'
import './style/pages.css'
import './style/print.css'
import { render } from 'preact'
import { Shell } from './shell.tsx'
import { start } from './state/data.ts'

start()
render(<Shell />, document.getElementById('room')!)
