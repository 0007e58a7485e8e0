import {html, nothing, svg} from 'lit';

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 52;
const RIGHT = 14;
const TOP = 14;
const BOTTOM = 30;

/** Into how many a scale is divided, by the first digit of its end, so that figures are short. */
const TICKS = new Map([[1, 4], [2, 4], [4, 4], [5, 5], [6, 3], [8, 4]]);

const ground = HEIGHT - BOTTOM;

/**
 * Lines over time, with the band of an interval where one is known.
 *
 * @param label what it shows, in words
 * @param times of all points, in order
 * @param series each with a name and, for each time, {value, low, high, pending} or nothing
 * @param format of a value
 * @param formatTime of a time
 * @param top the least upper end of the scale
 */
export function lines({label, times, series, format, formatTime, top = 0}) {
  const values = series.flatMap(({points}) => points.flatMap((point) => (point ? [point.value, point.high] : []))).filter((value) => value != null);
  const most = nice(Math.max(top, ...values));
  const x = (index) => LEFT + (times.length < 2 ? 0.5 : index / (times.length - 1)) * (WIDTH - LEFT - RIGHT);
  const y = (value) => ground - (Math.min(value, most) / most) * (ground - TOP);
  const every = Math.max(1, Math.ceil(times.length / 6));
  return html`<figure class="chart">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
      ${scale(most, y, format)}
      ${times.map((time, index) => (index % every === 0 ? svg`<text class=${anchor(index, times.length)} x=${x(index)} y=${HEIGHT - 9}>${formatTime(time)}</text>` : nothing))}
      ${series.map(({points}, nth) => svg`<g class="series s${nth}">
        ${band(points, x, y)}
        ${runs(points).map((run) => svg`<polyline points=${run.map(([index, point]) => `${x(index)},${y(point.value)}`).join(' ')}></polyline>`)}
        ${points.map((point, index) => (point?.value == null ? nothing : svg`<circle class=${point.pending ? 'pending' : ''} cx=${x(index)} cy=${y(point.value)} r="3.5"></circle>`))}
      </g>`)}
    </svg>
    ${legend(series.map(({name}) => name))}
  </figure>`;
}

/**
 * Columns over time, one beside the other in a time.
 *
 * @param values for each time
 */
export function columns({label, times, values, format, formatTime}) {
  const most = nice(Math.max(1, ...values));
  const step = (WIDTH - LEFT - RIGHT) / times.length;
  const y = (value) => ground - (value / most) * (ground - TOP);
  const every = Math.max(1, Math.ceil(times.length / 6));
  return html`<figure class="chart">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
      ${scale(most, y, format)}
      ${values.map((value, index) => svg`<rect class="column" x=${LEFT + index * step + step * 0.12} y=${y(value)} width=${step * 0.76} height=${ground - y(value)}></rect>`)}
      ${times.map((time, index) => (index % every === 0 ? svg`<text class="middle" x=${Math.min(Math.max(LEFT + (index + 0.5) * step, LEFT + 20), WIDTH - 34)} y=${HEIGHT - 9}>${formatTime(time)}</text>` : nothing))}
    </svg>
  </figure>`;
}

/** Stated probability to the right, what came true upwards: on the line it is as stated. */
export function reliability({label, bins, format, across, upwards}) {
  const size = 280;
  const left = 46;
  const low = size - 42;
  const x = (value) => left + value * (size - left - 12);
  const y = (value) => low - value * (low - 12);
  const most = Math.max(...bins.map((bin) => bin.n));
  return html`<figure class="chart square">
    <svg viewBox="0 0 ${size} ${size}" role="img" aria-label=${label}>
      ${[0, 0.25, 0.5, 0.75, 1].map((tick) => svg`<line class="grid" x1=${x(0)} x2=${x(1)} y1=${y(tick)} y2=${y(tick)}></line>
        <text class="end" x=${left - 6} y=${y(tick) + 4}>${format(tick)}</text><text class="middle" x=${Math.min(x(tick), size - 20)} y=${low + 15}>${format(tick)}</text>`)}
      <line class="diagonal" x1=${x(0)} y1=${y(0)} x2=${x(1)} y2=${y(1)}></line>
      <g class="series s0">${bins.map((bin) => svg`<line class="whisker" x1=${x(bin.mean_probability)} x2=${x(bin.mean_probability)} y1=${y(bin.low)} y2=${y(bin.high)}></line>
        <circle cx=${x(bin.mean_probability)} cy=${y(bin.rate)} r=${3 + 4 * Math.sqrt(bin.n / most)}></circle>`)}</g>
      <text class="middle" x=${(x(0) + x(1)) / 2} y=${size - 8}>${across}</text>
    </svg>
    <figcaption class="help">${upwards}</figcaption>
  </figure>`;
}

/** What parts add to or take from something, each as a bar from the middle. */
export function parts({label, items, format}) {
  const most = Math.max(1e-9, ...items.map(({value}) => Math.abs(value)));
  const row = 22;
  const width = 320;
  const middle = 190;
  const reach = 62;
  return html`<svg class="parts" viewBox="0 0 ${width} ${items.length * row}" role="img" aria-label=${label}>
    <line class="grid" x1=${middle} x2=${middle} y1="0" y2=${items.length * row}></line>
    ${items.map(({name, value}, index) => {
      const length = (Math.abs(value) / most) * reach;
      return svg`<text x="0" y=${index * row + 15}>${name}</text>
        <rect class=${value < 0 ? 'less' : 'more'} x=${value < 0 ? middle - length : middle} y=${index * row + 4} width=${length} height=${row - 8}></rect>
        <text class="end strong" x=${width} y=${index * row + 15}>${format(value)}</text>`;
    })}
  </svg>`;
}

/**
 * What was read and what was delivered, and the estimate since the last reading with its band.
 *
 * @param readings with `at` in milliseconds and `units`
 * @param deliveries the same
 * @param estimate with at, units, low, high, and runout: {earliest, expected, latest}; or nothing
 */
export function stockCurve({label, readings, deliveries, estimate, format, formatTime, names}) {
  const points = [...readings, ...deliveries];
  const begin = Math.min(...points.map(({at}) => at), estimate?.at ?? Infinity);
  const end = Math.max(...points.map(({at}) => at), estimate?.runout?.latest ?? estimate?.at ?? 0);
  const most = nice(Math.max(1, ...points.map(({units}) => units), estimate?.high ?? 0));
  const x = (time) => LEFT + ((time - begin) / Math.max(1, end - begin)) * (WIDTH - LEFT - RIGHT);
  const y = (units) => ground - (Math.max(0, units) / most) * (ground - TOP);
  const runout = estimate?.runout;
  return html`<figure class="chart">
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${label}>
      ${scale(most, y, format)}
      ${deliveries.map(({at, units}) => svg`<line class="delivery" x1=${x(at)} x2=${x(at)} y1=${y(units)} y2=${ground}></line>`)}
      ${runout ? svg`<polygon class="band" points="${x(estimate.at)},${y(estimate.high)} ${x(runout.latest)},${ground} ${x(runout.earliest)},${ground} ${x(estimate.at)},${y(estimate.low)}"></polygon>
        <line class="expected" x1=${x(estimate.at)} y1=${y(estimate.units)} x2=${x(runout.expected)} y2=${ground}></line>`
        : estimate ? svg`<line class="whisker" x1=${x(estimate.at)} x2=${x(estimate.at)} y1=${y(estimate.low)} y2=${y(estimate.high)}></line>` : nothing}
      ${estimate ? svg`<circle class="estimate" cx=${x(estimate.at)} cy=${y(estimate.units)} r="4.5"></circle>` : nothing}
      ${readings.map(({at, units}) => svg`<circle class="reading" cx=${x(at)} cy=${y(units)} r="4"></circle>`)}
      <text x=${LEFT} y=${HEIGHT - 9}>${formatTime(begin)}</text>
      <text class="end" x=${WIDTH - RIGHT} y=${HEIGHT - 9}>${formatTime(end)}</text>
    </svg>
    <figcaption class="legend"><span class="key reading">${names.reading}</span><span class="key delivery">${names.delivery}</span>${estimate ? html`<span class="key estimate">${names.estimate}</span>` : nothing}</figcaption>
  </figure>`;
}

function scale(most, y, format) {
  const ticks = TICKS.get(Math.round(most / 10 ** Math.floor(Math.log10(most) + 1e-9))) ?? 4;
  return Array.from({length: ticks + 1}, (_, tick) => (most * tick) / ticks).map((value) => svg`<line class="grid" x1=${LEFT} x2=${WIDTH - RIGHT} y1=${y(value)} y2=${y(value)}></line>
    <text class="end" x=${LEFT - 6} y=${y(value) + 4}>${format(value)}</text>`);
}

function legend(names) {
  return names.length < 2 ? nothing : html`<figcaption class="legend">${names.map((name, nth) => html`<span class="key s${nth}">${name}</span>`)}</figcaption>`;
}

/** Stretches without a gap. */
function runs(points) {
  const found = [];
  let run = [];
  points.forEach((point, index) => {
    if (point?.value == null) {
      found.push(run);
      run = [];
    } else {
      run.push([index, point]);
    }
  });
  return [...found, run].filter(({length}) => length > 1);
}

function band(points, x, y) {
  return runs(points.map((point) => (point?.low == null ? null : point))).map((run) => {
    const upper = run.map(([index, point]) => `${x(index)},${y(point.high)}`);
    const lower = run.map(([index, point]) => `${x(index)},${y(point.low)}`).reverse();
    return svg`<polygon points=${[...upper, ...lower].join(' ')}></polygon>`;
  });
}

function anchor(index, length) {
  return index === 0 && length > 1 ? '' : index === length - 1 && length > 1 ? 'end' : 'middle';
}

/** The next number that reads well. */
function nice(value) {
  if (!(value > 0)) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= value * 0.9999) ?? 10 * power;
}
