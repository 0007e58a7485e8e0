import {html, nothing} from 'lit';
import {date, number, packs, percent, price, shortTime} from './formats.js';
import {PageView, outletLink, skuName} from './page-view.js';
import {stockHistory} from './stock-history.js';
import {part, table} from './view-part.js';
import {money, t, time, word} from './words.js';

const TYPING_MS = 300;

/** From one in ten to nine in ten: so many standard deviations to either side. */
const DECILE = 1.2816;

/** All about one outlet; without one, outlets to choose from. */
class OutletsView extends PageView {
  static properties = {...PageView.properties, title: {state: true}};

  #typing = null;

  #type(event) {
    clearTimeout(this.#typing);
    const text = event.target.value;
    this.#typing = setTimeout(() => this.change({text}), TYPING_MS);
  }

  render() {
    return this.filter.outlet ? this.#outlet(this.filter) : html`<h1>${t('outletsView')}</h1>
      ${this.filters(html`<label>${t('search')} <input type="search" .value=${this.filter.text ?? ''} @input=${this.#type} placeholder=${t('outletSearch')}></label>`)}
      ${part('outlets', 'find', {asked: {region: this.filter.region, text: this.filter.text}, heading: t('outlets_find'), help: t('outlets_find_help'), empty: t('outlets_find_empty'), language: this.language, show: found})}`;
  }

  #profile(rows) {
    if (this.title?.id !== rows[0].outlet_id && rows[0].name) {
      queueMicrotask(() => (this.title = {id: rows[0].outlet_id, name: rows[0].name}));
    }
    return profile(rows);
  }

  #outlet({outlet, sku}) {
    const of = (name, show, more = {}) => part('outlets', name, {asked: {outlet, ...more}, heading: t(`outlets_${name}`), help: t(`outlets_${name}_help`), empty: t(`outlets_${name}_empty`), language: this.language, show});
    return html`<p><a href="#/outlets">← ${t('outletsView')}</a></p>
      <h1>${this.title?.id === outlet ? html`${this.title.name} <small>${outlet}</small>` : outlet}</h1>
      ${of('profile', (rows) => this.#profile(rows))}
      ${of('stock', stock(outlet, sku))}
      ${sku ? of('curve', (rows) => stockHistory(rows, null), {sku}) : nothing}
      ${of('alerts', alerts)}
      <div class="parts-grid">
        ${of('prices', prices)}
        ${of('visits', visits)}
      </div>`;
  }
}

const found = (rows) => table(t('outlets_find'), [
  {head: t('outletWord'), cell: (row) => outletLink(row.outlet_id, row.name)},
  {head: t('region'), cell: (row) => row.region},
  {head: t('tier'), number: true, cell: (row) => row.tier},
  {head: t('channel'), cell: (row) => word(row.channel)},
  {head: t('repName'), cell: (row) => row.rep_id},
  {head: t('alertsWord'), number: true, cell: (row) => number(row.alerts)},
  {head: t('moneyAtRisk'), number: true, cell: (row) => money(row.money)},
], rows);

function profile([row]) {
  const fact = (name, value) => (value == null || value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
  const personal = (value) => (value === '(masked)' ? html`<span class="help">${t('masked')}</span>` : value);
  return html`<dl class="facts">
    ${fact(t('name'), row.name)}${fact(t('status'), t(`outlet_${row.status}`))}${fact(t('licence'), row.licence_no)}${fact(t('region'), row.region)}
    ${fact(t('tier'), row.tier)}${fact(t('channel'), word(row.channel))}${fact(t('setting'), word(row.setting))}${fact(t('repName'), row.rep_id)}
    ${fact(t('deliveryCycle'), row.delivery_cycle_days == null ? null : t('days', number(row.delivery_cycle_days)))}
    ${fact(t('ownerName'), personal(row.owner_name))}${fact(t('phone'), personal(row.phone))}${fact(t('address'), personal(row.address))}
    ${fact(t('fileOf'), date(row.changed_at))}
  </dl>`;
}

const stock = (outlet, chosen) => (rows) => table(t('outlets_stock'), [
  {head: t('sku'), cell: (row) => html`<a href="#/outlets?outlet=${encodeURIComponent(outlet)}&sku=${encodeURIComponent(row.sku)}" aria-current=${row.sku === chosen ? 'true' : nothing}>${row.sku_name ?? row.sku}</a>${row.sku_name ? html`<br><small>${row.sku}</small>` : nothing}`},
  {head: t('state'), cell: (row) => html`<span class="state ${row.state ?? ''}">${row.state ? word(row.state) : '–'}</span>`},
  {head: t('estimatedStock'), number: true, cell: (row) => html`${packs(row.estimated_stock, row.units_per_pack)}${row.stock_sd == null ? nothing : html`<br><small>${t('fromTo',
    number(Math.max(0, row.estimated_stock - DECILE * row.stock_sd) / (row.units_per_pack ?? 1), 1), packs(row.estimated_stock + DECILE * row.stock_sd, row.units_per_pack))}</small>`}`},
  {head: t('estimatedAt'), cell: (row) => shortTime(row.as_of)},
  {head: t('probabilityShort'), number: true, cell: (row) => percent(row.probability)},
  {head: t('expectedRunout'), cell: (row) => shortTime(row.expected_runout_at)},
  {head: t('nextDelivery'), cell: (row) => shortTime(row.next_delivery_at)},
  {head: t('lastReading'), number: true, cell: (row) => html`${packs(row.on_hand, row.units_per_pack)}<br><small>${shortTime(row.read_at)} ${word(row.source)}</small>`},
], rows);

const alerts = (rows) => table(t('outlets_alerts'), [
  {head: t('sku'), cell: (row) => html`<a href="#/inbox?alert=${encodeURIComponent(row.alert_id)}">${row.sku_name ?? row.sku}</a>`},
  {head: t('since'), plain: true, cell: (row) => time(row.at)},
  {head: t('course'), cell: (row) => `${word(row.transition)}${row.held_back ? ` · ${t('held_back')}` : ''}`},
  {head: t('severity'), cell: (row) => html`<span class="severity ${row.severity}">${word(row.severity)}</span>`},
  {head: t('state'), cell: (row) => word(row.state)},
  {head: t('probabilityShort'), number: true, cell: (row) => percent(row.probability)},
  {head: t('cause'), cell: (row) => word(row.cause) || '–'},
  {head: t('moneyAtRisk'), number: true, cell: (row) => money(row.money)},
], rows);

const prices = (rows) => table(t('outlets_prices'), [
  {head: t('sku'), cell: skuName},
  {head: t('seenOn'), plain: true, cell: (row) => html`${date(row.observed_at)}<br><small>${word(row.source)}</small>`},
  {head: t('verdict'), cell: (row) => html`<span class="verdict ${row.verdict}">${t(`verdict_${row.verdict}`)}</span>`},
  {head: t('charged'), number: true, cell: (row) => html`${price(row.charged_price)} <small>${t(`per_${row.basis}`)}</small>`},
  {head: t('label'), number: true, cell: (row) => price(row.label_price)},
  {head: t('legalRange'), number: true, cell: (row) => t('fromTo', price(row.legal_min), price(row.legal_max))},
], rows);

const visits = (rows) => table(t('outlets_visits'), [
  {head: t('seenOn'), cell: (row) => time(row.at)},
  {head: t('kindWord'), cell: (row) => word(row.kind)},
  {head: t('who'), cell: (row) => row.who ?? '–'},
  {head: t('note'), cell: (row) => (row.text === '(masked)' ? t('masked') : row.text ?? '–')},
  {head: t('status'), cell: (row) => (row.status ? html`${word(row.status)}${row.due_at ? html`<br><small>${t('dueBy', date(row.due_at))}</small>` : nothing}` : '–')},
], rows);

customElements.define('outlets-view', OutletsView);
