import {LitElement, html, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {api} from './api.js';
import {money, percent, shortTime, t, word} from './words.js';

const TYPING_MS = 250;
const SEVERITIES = ['critical', 'high', 'medium', 'low'];

/** Alerts by SKU and region, what costs most first. */
class AlertList extends LitElement {
  static properties = {
    inbox: {attribute: false}, filter: {attribute: false}, view: {}, chosen: {}, session: {attribute: false},
    language: {}, opened: {state: true},
  };

  #typing = null;
  #keys = (event) => this.#key(event);

  constructor() {
    super();
    this.opened = new Map();
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.#keys);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#keys);
    super.disconnectedCallback();
  }

  #change(part) {
    this.dispatchEvent(new CustomEvent('filter', {detail: {...this.filter, ...part}}));
  }

  #type(event) {
    clearTimeout(this.#typing);
    const text = event.target.value;
    this.#typing = setTimeout(() => this.#change({text}), TYPING_MS);
  }

  #choose(id) {
    this.dispatchEvent(new CustomEvent('choose', {detail: id}));
  }

  /** What is shown, in the order in which it is shown. */
  #alerts() {
    return (this.inbox?.groups ?? []).flatMap((group) => [
      ...(group.incident ? [group.incident] : []),
      ...(this.opened.get(keyOf(group)) ?? group.alerts),
    ]);
  }

  async #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select')) {
      if (event.key === 'Escape') {
        event.target.blur();
      }
      return;
    }
    const alerts = this.#alerts();
    const at = alerts.findIndex((alert) => alert.id === this.chosen);
    if (event.key === 'j' || event.key === 'k') {
      const next = alerts[Math.min(Math.max(at + (event.key === 'j' ? 1 : -1), 0), alerts.length - 1)];
      if (next) {
        this.#choose(next.id);
        await this.updateComplete;
        this.querySelector(`[data-alert="${CSS.escape(next.id)}"]`)?.focus();
      }
    } else if (event.key === '/') {
      event.preventDefault();
      this.querySelector('input[type=search]').focus();
    } else if (event.key === 'Escape' && this.chosen) {
      this.#choose(null);
    }
  }

  async #showAll(group) {
    const all = await api.alerts({...this.filter, show: showOf(this.view), sku: group.sku, region: group.region});
    this.opened = new Map(this.opened).set(keyOf(group), all.alerts.filter((alert) => alert.outlet && alert.region === group.region));
  }

  willUpdate(changed) {
    if (changed.has('filter') || changed.has('view')) {
      this.opened = new Map();
    }
  }

  render() {
    const filtered = Object.values(this.filter).some(Boolean);
    const {inbox} = this;
    return html`
      <form class="filters" role="search" @submit=${(event) => event.preventDefault()}>
        <label>${t('search')} <input type="search" .value=${this.filter.text ?? ''} @input=${this.#type} placeholder=${t('searchHelp')}></label>
        <label>${t('region')} <input type="text" size="12" .value=${this.filter.region ?? ''} @change=${(event) => this.#change({region: event.target.value})}></label>
        <label>${t('severity')}
          <select @change=${(event) => this.#change({severity: event.target.value})}>
            <option value="">${t('anySeverity')}</option>
            ${SEVERITIES.map((each) => html`<option value=${each} ?selected=${this.filter.severity === each}>${t('atLeast', word(each))}</option>`)}
          </select></label>
        ${filtered ? html`<button type="button" class="quiet" @click=${() => this.dispatchEvent(new CustomEvent('filter', {detail: {}}))}>${t('clear')}</button>` : nothing}
        <a class="csv" href=${api.csv({...this.filter, show: showOf(this.view)})} download>${t('csv')}</a>
      </form>
      ${inbox && inbox.ready && inbox.groups.length === 0 ? html`<p class="empty">${filtered ? t('nothingFiltered') : t('nothing')}</p>` : nothing}
      <ol class="groups">
        ${repeat(inbox?.groups ?? [], keyOf, (group) => this.#group(group))}
      </ol>
      ${inbox && inbox.groupsInAll > inbox.groups.length ? html`<p class="help">${t('more', inbox.groupsInAll - inbox.groups.length)}</p>` : nothing}
      <p class="help keys">${t('shortcuts')}</p>`;
  }

  #group(group) {
    const alerts = this.opened.get(keyOf(group)) ?? group.alerts;
    const left = group.alertsInAll - alerts.length;
    return html`<li class="group ${group.severity}">
      <h2>
        <span class="severity ${group.severity}">${word(group.severity)}</span>
        <span class="what">${group.skuName ?? group.sku}${group.skuName ? html` <small>${group.sku}</small>` : nothing}</span>
        <span class="where">${group.region ?? '–'}</span>
        ${group.outlets > 0 ? html`<span class="how-many">${group.outlets === 1 ? t('outlet1') : t('outlets', group.outlets)}</span>` : nothing}
        ${group.orderBy ? html`<span class="order-by">${cutOff(group.orderBy, this.inbox.asOf)}</span>` : nothing}
        <span class="money">${money(group.moneyAtRisk)}</span>
      </h2>
      ${group.incident ? html`<ul class="alerts">${this.#row(group.incident)}</ul>` : nothing}
      <ul class="alerts">
        ${repeat(alerts, (alert) => alert.id, (alert) => this.#row(alert))}
      </ul>
      ${left > 0 ? html`<button class="quiet more" @click=${() => this.#showAll(group)}>${t('showAll', group.alertsInAll)}</button>` : nothing}
    </li>`;
  }

  #row(alert) {
    return html`<li>
      <button class="row ${alert.status}" data-alert=${alert.id} aria-current=${alert.id === this.chosen ? 'true' : nothing} @click=${() => this.#choose(alert.id)}>
        <span class="state ${alert.state}">${alert.kind === 'depot' ? t('incident') : word(alert.state)}</span>
        <span class="outlet">${alert.outlet ?? t('incidentHelp', alert.outletsHeldBack ?? 0)}</span>
        <span class="chance" title=${t('probability')}>${percent(alert.probability)}</span>
        <span class="cause">${word(alert.cause)}</span>
        <span class="status">${word(alert.status)}${alert.assignee ? ` → ${alert.assignee}` : ''}</span>
        <span class="money">${money(alert.lostValue)}</span>
      </button>
    </li>`;
  }
}

const keyOf = (group) => `${group.sku} ${group.region}`;

const showOf = (view) => ({inbox: 'active', suppressed: 'suppressed', resolved: 'resolved', closed: 'closed'})[view];

/** Whether there is still time, by the time that the data tells. */
function cutOff(orderBy, asOf) {
  return asOf && orderBy <= asOf ? t('cutOffOver') : t('orderBy', shortTime(orderBy));
}

customElements.define('alert-list', AlertList);
