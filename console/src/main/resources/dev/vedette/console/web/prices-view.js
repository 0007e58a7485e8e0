import {html, nothing} from 'lit';
import {lines} from './charts.js';
import {date, interval, month, number, price, share, signed} from './formats.js';
import {PageView, outletLink, skuName} from './page-view.js';
import {figures, part, table} from './view-part.js';
import {t, word} from './words.js';

const RATES = ['price_execution_rate', 'marked_price_rate', 'inspection_accuracy', 'price_coverage'];

/** Whether prices are within the law: rates, cases, what was known when, inspections. */
class PricesView extends PageView {
  render() {
    const {region, known} = this.filter;
    const of = (name, asked, show) => part('prices', name, {asked, heading: t(`prices_${name}`), help: t(`prices_${name}_help`), empty: t(`prices_${name}_empty`), language: this.language, show});
    const then = {region, known: endOf(known)};
    return html`<h1>${t('prices')}</h1>
      ${this.filters(html`<label>${t('asKnownOn')} <input type="date" .value=${known ?? ''} max=${new Date().toISOString().slice(0, 10)}
        @change=${(event) => this.change({known: event.target.value})}></label>`)}
      <p class="help">${known ? t('knownThen', date(`${known}T12:00:00Z`)) : t('knownNow')}</p>
      ${of('measures', {region}, rates)}
      <div class="parts-grid">
        ${of('verdicts', then, verdicts(Boolean(known)))}
        ${of('inspections', {region}, inspections)}
      </div>
      ${of('violations', then, violations(Boolean(known)))}
      ${of('cases', {region}, cases)}`;
  }
}

/** What was known by the end of a day. */
const endOf = (known) => (known ? `${known}T23:59:59Z` : undefined);

function rates(rows) {
  const months = [...new Set(rows.map((row) => row.month))].sort();
  const newest = months.at(-1);
  const series = RATES.filter((metric) => rows.some((row) => row.metric_id === metric && row.rate != null)).map((metric) => ({
    name: t(metric),
    points: months.map((each) => {
      const row = rows.find((other) => other.metric_id === metric && other.month === each);
      return row?.rate == null ? null : {value: row.rate, low: row.low, high: row.high};
    }),
  }));
  return html`<dl class="cards">${RATES.map((metric) => {
    const row = rows.find((each) => each.metric_id === metric && each.month === newest);
    return html`<div class="card"><dt>${t(metric)}, ${month(newest)}</dt>
      <dd>${row?.rate == null ? t('notObserved') : share(row.rate)}</dd>
      <dd class="help">${row?.rate == null ? '' : t('intervalOf', interval(row.low, row.high), number(row.denominator))}</dd></div>`;
  })}</dl>
  ${months.length > 1 ? lines({label: t('prices_measures'), times: months, series, format: (value) => share(value, 0), formatTime: month, top: 1}) : nothing}
  ${figures(t('prices_measures'), [
    {head: t('monthWord'), cell: (row) => month(row.month)},
    {head: t('measure'), cell: (row) => t(row.metric_id)},
    {head: t('rate'), number: true, cell: (row) => (row.rate == null ? t('notObserved') : share(row.rate))},
    {head: t('interval95'), number: true, cell: (row) => interval(row.low, row.high)},
    {head: t('countOf'), number: true, cell: (row) => t('of', number(row.numerator), number(row.denominator))},
    {head: t('notJudged'), number: true, cell: (row) => number(row.excluded)},
  ], rows)}`;
}

const verdicts = (then) => (rows) => {
  const all = rows.reduce((sum, row) => sum + row.n, 0);
  return table(t('prices_verdicts'), [
    {head: t('verdict'), cell: (row) => t(`verdict_${row.verdict}`)},
    {head: t('pricesWord'), number: true, cell: (row) => number(row.n)},
    {head: t('shareWord'), number: true, cell: (row) => share(row.n / all)},
    {head: t('outletsWord'), number: true, cell: (row) => number(row.outlets)},
    ...(then ? [{head: t('changedSince'), number: true, cell: (row) => number(row.changed_since)}] : []),
  ], rows);
};

const violations = (then) => (rows) => table(t('prices_violations'), [
  {head: t('outletWord'), cell: (row) => outletLink(row.outlet_id, row.outlet_name)},
  {head: t('sku'), cell: skuName},
  {head: t('seenOn'), plain: true, cell: (row) => html`${date(row.observed_at)}<br><small>${word(row.source)}</small>`},
  {head: t('verdict'), cell: (row) => html`<span class="verdict ${row.verdict}">${t(`verdict_${row.verdict}`)}</span>`},
  {head: t('priceWord'), number: true, cell: (row) => html`${price(row.price)} <small>${t(`per_${row.basis}`)}</small>`},
  {head: t('legalRange'), number: true, cell: bounds},
  {head: t('offBy'), number: true, cell: (row) => (row.deviation_percent == null ? '–' : `${signed(row.deviation_percent, 1)} %`)},
  {head: t('rule'), cell: (row) => html`${row.rule_id}<br><small>${t('version', row.rule_version)}</small>`},
  {head: t('region'), cell: (row) => row.region},
  ...(then ? [{head: t('saidNow'), cell: (row) => (row.verdict_now == null ? '–' : row.verdict_now === row.verdict ? t('unchanged') : html`${t(`verdict_${row.verdict_now}`)}<br><small>${word(row.reason_now)}</small>`)}] : []),
], rows);

function bounds(row) {
  if (row.legal_min != null && row.legal_max != null) {
    return t('fromTo', price(row.legal_min), price(row.legal_max));
  }
  return row.legal_min != null ? t('fromOn', price(row.legal_min)) : row.legal_max != null ? t('upTo', price(row.legal_max)) : '–';
}

const cases = (rows) => html`<p>${t('casesCount', number(rows.length), number(rows.filter((row) => row.stage !== 'cleared').length))}</p>${table(t('prices_cases'), [
  {head: t('outletWord'), cell: (row) => outletLink(row.outlet_id, row.outlet_name)},
  {head: t('sku'), cell: skuName},
  {head: t('stage'), cell: (row) => html`<span class="stage ${row.stage}">${t(`stage_${row.stage}`)}</span>`},
  {head: t('verdict'), cell: (row) => t(`verdict_${row.verdict}`)},
  {head: t('rule'), cell: (row) => row.rule_id},
  {head: t('noticeOn'), plain: true, cell: (row) => date(row.notice_at)},
  {head: t('dueOn'), plain: true, cell: (row) => date(row.due_at)},
  {head: t('referredOn'), plain: true, cell: (row) => date(row.referred_at)},
  {head: t('clearedOn'), plain: true, cell: (row) => date(row.cleared_at)},
  {head: t('violations'), number: true, cell: (row) => number(row.violations)},
  {head: t('noticesInWindow'), number: true, cell: (row) => number(row.notices_in_window)},
  {head: t('region'), cell: (row) => row.region},
], rows)}`;

/** Outlets that nobody inspected are a number: in a list they would hide the others. */
function inspections(rows) {
  const {outlets, not_inspected: missing} = rows[0];
  const inspected = rows.filter((row) => row.result !== 'not_observed');
  return html`<p>${t('inspected', number(outlets - missing), number(outlets))}</p>
    ${inspected.length === 0 ? html`<p class="empty">${t('prices_inspections_empty')}</p>` : table(t('prices_inspections'), [
      {head: t('outletWord'), cell: (row) => outletLink(row.outlet_id, row.outlet_name)},
      {head: t('result'), cell: (row) => html`<span class="result ${row.result}">${t(`result_${row.result}`)}</span>${row.enforcement ? html`<br><small>${t('enforcement')}</small>` : nothing}`},
      {head: t('inspection_accuracy'), number: true, cell: (row) => share(row.rate)},
      {head: t('interval95'), number: true, cell: (row) => interval(row.low, row.high)},
      {head: t('sampled'), number: true, cell: (row) => number(row.n)},
      {head: t('verdict_over'), number: true, cell: (row) => number(row.overcharges)},
      {head: t('verdict_under'), number: true, cell: (row) => number(row.undercharges)},
    ], inspected)}`;
}

customElements.define('prices-view', PricesView);
