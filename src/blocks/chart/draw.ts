import type { BlockContext } from '../context.ts';
import { drawBars } from './bars.ts';
import type { ChartInput, Drawing } from './chart.ts';
import { drawLines } from './lines.ts';

export const drawChart = (input: ChartInput, context: BlockContext): Drawing =>
  input.type === 'bar' ? drawBars(input, context) : drawLines(input, context);
