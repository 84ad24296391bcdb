import type { Code } from './assembler.ts'

/**
 * tanh as a ratio of polynomials in single precision, with additions, multiplications and one division only, so
 * that every machine computes the same bits (Math.tanh may differ between engines). Coefficients: Eigen 3,
 * `generic_fast_tanh_float`, good to a few units in the last place on the range given.
 */
export const TANH_RANGE = 7.905311107635498
export const TANH_TOP = [
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8,
  1.48572235717979e-5, 6.37261928875436e-4, 4.89352455891786e-3,
] as const
export const TANH_BOTTOM = [
  1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3,
] as const

/** tanh of one number, rounded after each step as the vector instructions do. */
export function tanh(value: number): number {
  const f = Math.fround
  const x = Math.min(Math.max(f(value), f(-TANH_RANGE)), f(TANH_RANGE))
  const square = f(x * x)
  let top = f(TANH_TOP[0])
  for (let i = 1; i < TANH_TOP.length; i++) top = f(f(top * square) + f(TANH_TOP[i]!))
  let bottom = f(TANH_BOTTOM[0])
  for (let i = 1; i < TANH_BOTTOM.length; i++) bottom = f(f(bottom * square) + f(TANH_BOTTOM[i]!))
  return f(f(x * top) / bottom)
}

/** 1 / (1 + exp(-x)) by way of tanh, with the same guarantee. */
export function sigmoid(value: number): number {
  const f = Math.fround
  return f(f(tanh(f(f(value) * 0.5)) * 0.5) + 0.5)
}

/** Replaces the vector in local `x` by its tanh; `square` is a free local. */
export function writeTanh(code: Code, x: number, square: number): void {
  code.get(x).f32x4(-TANH_RANGE).do('f32x4.max').f32x4(TANH_RANGE).do('f32x4.min').set(x)
  code.get(x, x).do('f32x4.mul').set(square)
  code.get(x).f32x4(TANH_TOP[0])
  for (const coefficient of TANH_TOP.slice(1))
    code.get(square).do('f32x4.mul').f32x4(coefficient).do('f32x4.add')
  code.do('f32x4.mul').f32x4(TANH_BOTTOM[0])
  for (const coefficient of TANH_BOTTOM.slice(1))
    code.get(square).do('f32x4.mul').f32x4(coefficient).do('f32x4.add')
  code.do('f32x4.div').set(x)
}

/** Replaces the vector in local `x` by its logistic function; `square` is a free local. */
export function writeSigmoid(code: Code, x: number, square: number): void {
  code.get(x).f32x4(0.5).do('f32x4.mul').set(x)
  writeTanh(code, x, square)
  code.get(x).f32x4(0.5).do('f32x4.mul').f32x4(0.5).do('f32x4.add').set(x)
}
