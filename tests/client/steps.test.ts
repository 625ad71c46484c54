import { describe, expect, it } from 'vitest';
import { countSteps, currentStep, type Step, stepsOf } from '../../src/client/steps.ts';

const none = undefined;

describe('the steps of a slide', () => {
  it('are its fragments one by one', () => {
    expect(stepsOf([none, none, none])).toEqual([0, 1, 2]);
  });

  it('put fragments with the same index together and close gaps', () => {
    expect(stepsOf([5, 2, 5])).toEqual([1, 0, 1]);
  });

  it('put fragments without an index after those with one', () => {
    expect(stepsOf([none, 1, none, 0])).toEqual([2, 1, 3, 0]);
  });

  it('are counted by clicks, not by fragments', () => {
    expect(countSteps(steps([0, 1, 1], []))).toBe(2);
    expect(countSteps([])).toBe(0);
  });

  it('know which one shows', () => {
    expect(currentStep(steps([0, 1, 2], [0, 1]))).toBe(1);
    expect(currentStep(steps([0, 1, 2], []))).toBe(-1);
  });
});

function steps(all: readonly number[], visible: readonly number[]): Step[] {
  return all.map((step) => {
    const classList = { contains: () => visible.includes(step) };
    return { step, element: { classList } as unknown as HTMLElement };
  });
}
