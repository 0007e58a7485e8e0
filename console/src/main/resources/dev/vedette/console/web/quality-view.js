import {html} from 'lit';
import {lines, reliability} from './charts.js';
import {day, interval, number, share} from './formats.js';
import {PageView} from './page-view.js';
import {figures, part} from './view-part.js';
import {t} from './words.js';

const RATES = ['alert_precision', 'alert_recall', 'alert_acted_on_rate'];

/** How good the alerts were: how many came true, how many were missed, how early, and whether probabilities hold. */
class QualityView extends PageView {
  render() {
    const asked = {region: this.filter.region};
    const of = (name, show) => part('quality', name, {asked, heading: t(`quality_${name}`), help: t(`quality_${name}_help`), empty: t(`quality_${name}_empty`), language: this.language, show});
    return html`<h1>${t('quality')}</h1>
      ${this.filters()}
      ${of('measures', measures)}
      <div class="parts-grid">
        ${of('calibration', calibration)}
        ${of('lead', lead)}
      </div>`;
  }
}

function measures(rows) {
  const weeks = [...new Set(rows.map((row) => row.period_start))].sort();
  const series = RATES.map((metric) => ({
    name: t(metric),
    points: weeks.map((week) => {
      const row = rows.find((each) => each.metric_id === metric && each.period_start === week);
      return row?.rate == null ? null : {value: row.rate, low: row.low, high: row.high};
    }),
  }));
  return html`<dl class="cards">${RATES.map((metric) => {
    const of = rows.filter((row) => row.metric_id === metric);
    const hits = of.reduce((sum, row) => sum + row.numerator, 0);
    const n = of.reduce((sum, row) => sum + row.denominator, 0);
    const open = of.reduce((sum, row) => sum + row.not_judged, 0);
    return html`<div class="card"><dt>${t(metric)}</dt><dd>${n ? share(hits / n) : t('notObserved')}</dd>
      <dd class="help">${t('weeksOf', number(of.length), t('of', number(hits), number(n)))}<br>${t('notJudgedCount', number(open))}</dd></div>`;
  })}</dl>
  <div class="parts-grid three">${series.map((each) => html`<div><h3>${each.name}</h3>${lines({label: each.name, times: weeks, series: [each], format: (value) => share(value, 0), formatTime: day, top: 1})}</div>`)}</div>
  ${figures(t('quality_measures'), [
    {head: t('weekFrom'), cell: (row) => day(row.period_start)},
    {head: t('measure'), cell: (row) => t(row.metric_id)},
    {head: t('rate'), number: true, cell: (row) => (row.rate == null ? t('notObserved') : share(row.rate))},
    {head: t('interval95'), number: true, cell: (row) => interval(row.low, row.high)},
    {head: t('countOf'), number: true, cell: (row) => t('of', number(row.numerator), number(row.denominator))},
    {head: t('notJudged'), number: true, cell: (row) => number(row.not_judged)},
  ], rows)}`;
}

const calibration = (rows) => html`${reliability({label: t('calibrationLabel', rows.length, number(rows.reduce((sum, row) => sum + row.n, 0))), bins: rows,
  format: (value) => share(value, 0), across: t('stated'), upwards: t('calibrationCaption')})}
  ${figures(t('quality_calibration'), [
    {head: t('stated'), cell: (row) => t('fromTo', share(row.bin / 10, 0), share((row.bin + 1) / 10, 0))},
    {head: t('meanStated'), number: true, cell: (row) => share(row.mean_probability)},
    {head: t('cameTrue'), number: true, cell: (row) => share(row.rate)},
    {head: t('interval95'), number: true, cell: (row) => interval(row.low, row.high)},
    {head: t('countOf'), number: true, cell: (row) => t('of', number(row.hits), number(row.n))},
  ], rows)}`;

function lead(rows) {
  const inOrder = [...rows].reverse();
  return html`${lines({label: t('quality_lead'), times: inOrder.map((row) => row.period_start), format: (value) => number(value), formatTime: day,
    series: [{name: t('median'), points: inOrder.map((row) => ({value: row.median_hours}))}, {name: t('ninthDecile'), points: inOrder.map((row) => ({value: row.p90_hours}))}]})}
    ${figures(t('quality_lead'), [
      {head: t('weekFrom'), cell: (row) => day(row.period_start)},
      {head: t('median'), number: true, cell: (row) => t('hours', number(row.median_hours))},
      {head: t('ninthDecile'), number: true, cell: (row) => t('hours', number(row.p90_hours))},
      {head: t('hits'), number: true, cell: (row) => number(row.n)},
    ], rows)}`;
}

customElements.define('quality-view', QualityView);
