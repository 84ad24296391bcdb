import type { SupposeWords } from './suppose-en.ts'

export const supposeRu: SupposeWords = {
  title: 'Что, если сообщение или издание не в счёт',
  note: 'Всё вычислено заново в копии: ничего не сохранено, допущения стоят в адресе.',
  without: 'без',
  distrust: 'не верим',
  distrustOutlet: 'Не верить изданию …',
  dropReport: 'Не учитывать сообщение …',
  take: what => `Больше не предполагать: ${what}`,
  moves: 'Что изменилось бы',
  working: 'Вычисляется …',
  unknown: 'На этот час одно из них неизвестно.',
  ifWithout: 'Что, если бы его не было',
  ifDistrusted: 'Что, если изданию не верить',
}
