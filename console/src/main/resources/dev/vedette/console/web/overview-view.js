import {html, nothing} from 'lit';
import {api} from './api.js';
import {columns, lines} from './charts.js';
import {ago, day, interval, number, share, shortTime} from './formats.js';
import {PageView, skuName} from './page-view.js';
import {figures, part, table} from './view-part.js';
import {money, t} from './words.js';

const RATES = ['customer_stockout_rate', 'company_stockout_rate'];

/** How the market stands: what is out of stock, what that costs, what managers get to hear, how much is known. */
class OverviewView extends PageView {
  static properties = {...PageView.properties, inbox: {state: true}, changes: {attribute: false}};

  willUpdate(changed) {
    if (changed.has('filter') || changed.has('changes')) {
      api.inbox({region: this.filter.region}).then((inbox) => (this.inbox = inbox)).catch(() => {});
    }
  }

  render() {
    const asked = {region: this.filter.region};
    const of = (name, show) => part('overview', name, {asked, heading: t(`overview_${name}`), help: t(`overview_${name}_help`), empty: t(`overview_${name}_empty`), language: this.language, show});
    return html`<h1>${t('overview')}</h1>
      ${this.filters()}
      ${this.#now()}
      <div class="parts-grid">
        ${of('availability', availability)}
        ${of('load', load)}
        ${of('money', costs)}
        ${of('freshness', freshness)}
      </div>`;
  }

  #now() {
    const {inbox} = this;
    const card = (key, value) => html`<div class="card ${key}"><dt>${t(key)}</dt><dd>${value}</dd></div>`;
    return inbox ? html`<dl class="cards">
      ${card('moneyAtRisk', money(inbox.moneyAtRisk))}
      ${card('open', number(inbox.totals.open))}
      ${card('neglected', number(inbox.totals.neglected))}
      ${card('acknowledged', number(inbox.totals.acknowledged))}
      ${card('held_back', number(inbox.totals.held_back))}
    </dl>${inbox.asOf ? html`<p class="as-of">${t('asOf', shortTime(inbox.asOf))}</p>` : nothing}` : nothing;
  }
}

function availability(rows) {
  const times = [...new Set(rows.map((row) => row.period_start))].sort();
  const series = RATES.map((metric) => ({
    name: t(metric),
    points: times.map((time) => {
      const row = rows.find((each) => each.metric_id === metric && each.period_start === time);
      return row && row.rate != null ? {value: row.rate, low: row.low, high: row.high, pending: row.provisional} : null;
    }),
  }));
  return html`${lines({label: t('overview_availability'), times, series, format: (value) => share(value, 0), formatTime: day})}
    ${figures(t('overview_availability'), [
      {head: t('cycle'), cell: (row) => html`${day(row.period_start)}${row.provisional ? html` <small>${t('provisionalShort')}</small>` : nothing}`},
      {head: t('measure'), cell: (row) => t(row.metric_id)},
      {head: t('rate'), number: true, cell: (row) => share(row.rate)},
      {head: t('interval95'), number: true, cell: (row) => interval(row.low, row.high)},
      {head: t('countOf'), number: true, cell: (row) => t('of', number(row.numerator), number(row.denominator))},
    ], rows)}`;
}

/** Days without an alert have no row, and count. */
function load(rows) {
  const begin = Date.parse(rows[0].day);
  const end = Date.parse(rows.at(-1).day);
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const times = Array.from({length: Math.round((end - begin) / 86400000) + 1}, (_, index) => new Date(begin + index * 86400000).toISOString().slice(0, 10));
  const values = times.map((time) => byDay.get(time)?.per_manager ?? 0);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return html`<p>${t('perManagerMean', number(mean, 1), number(Math.max(...values), 1), number(rows[0].reps))}</p>
    ${columns({label: t('overview_load'), times, values, format: (value) => number(value, 1), formatTime: day})}
    ${figures(t('overview_load'), [
      {head: t('dayWord'), cell: (row) => day(row.day)},
      {head: t('perManager'), number: true, cell: (row) => number(row.per_manager, 1)},
      {head: t('alertsWord'), number: true, cell: (row) => number(row.alerts)},
      {head: t('held_back'), number: true, cell: (row) => number(row.held_back)},
    ], rows)}`;
}

const costs = (rows) => table(t('overview_money'), [
  {head: t('sku'), cell: skuName},
  {head: t('moneyAtRisk'), number: true, cell: (row) => money(row.money)},
  {head: t('alertsWord'), number: true, cell: (row) => html`<a href="#/inbox?text=${encodeURIComponent(row.sku)}">${number(row.alerts)}</a>`},
  {head: t('outNow'), number: true, cell: (row) => number(row.out_of_stock)},
  {head: t('orderByHead'), cell: (row) => shortTime(row.order_by)},
], rows);

const freshness = (rows) => table(t('overview_freshness'), [
  {head: t('kindWord'), cell: (row) => t(`kind_${row.kind}`)},
  {head: t('newestEvent'), cell: (row) => shortTime(row.newest_at)},
  {head: t('arrived'), cell: (row) => ago(row.arrived_at)},
  {head: t('heardOf'), number: true, cell: (row) => html`${share(row.of_outlets ? row.outlets / row.of_outlets : null, 0)} <small>${t('of', number(row.outlets), number(row.of_outlets))}</small>`},
], rows);

customElements.define('overview-view', OverviewView);
