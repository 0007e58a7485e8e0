import {LitElement, html, nothing} from 'lit';
import {api} from './api.js';
import {runoutChart} from './runout-chart.js';
import {stockHistory} from './stock-history.js';
import {part} from './view-part.js';
import {currentLanguage, money, percent, quantity, shortTime, t, time, word} from './words.js';

const HOUR = 3600 * 1000;

/** All about one alert, and what can be done about it. */
class AlertDetail extends LitElement {
  static properties = {
    alertId: {}, changes: {attribute: false}, session: {attribute: false}, language: {},
    alert: {state: true}, wrong: {state: true}, silencing: {state: true}, copied: {state: true},
  };

  #keys = (event) => this.#key(event);

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

  willUpdate(changed) {
    if (changed.has('alertId')) {
      this.alert = null;
      this.silencing = false;
    }
    if (changed.has('alertId') || changed.has('changes')) {
      this.#load();
    }
  }

  async #load() {
    const id = this.alertId;
    try {
      const alert = await api.alert(id);
      if (id === this.alertId) {
        this.alert = alert;
        this.wrong = null;
      }
    } catch (refusal) {
      this.wrong = words(refusal);
    }
  }

  async #act(action) {
    try {
      this.alert = await api.act(this.alertId, action);
      this.wrong = null;
      this.dispatchEvent(new CustomEvent('acted'));
      return true;
    } catch (refusal) {
      this.wrong = words(refusal);
      return false;
    }
  }

  #snooze(hours) {
    return this.#act({kind: 'snooze', until: new Date(Date.now() + hours * HOUR).toISOString()});
  }

  #key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select') || !this.session.acts) {
      return;
    }
    if (event.key === 'a') {
      this.#act({kind: 'acknowledge'});
    } else if (event.key === 'r') {
      this.#act({kind: 'resolve'});
    } else if (event.key === 's') {
      this.#snooze(4);
    }
  }

  async #comment(event) {
    event.preventDefault();
    const form = event.target;
    if (await this.#act({kind: 'comment', text: new FormData(form).get('text')})) {
      form.reset();
    }
  }

  async #silence(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    try {
      await api.silence({
        sku: this.alert.sku, region: this.alert.region, reason: given.reason,
        until: new Date(Date.now() + Number(given.hours) * HOUR).toISOString(),
      });
      this.silencing = false;
      this.dispatchEvent(new CustomEvent('acted'));
      this.#load();
    } catch (refusal) {
      this.wrong = words(refusal);
    }
  }

  async #copy(text) {
    await navigator.clipboard.writeText(text);
    this.copied = text;
  }

  render() {
    const {alert} = this;
    return html`<aside class="detail" aria-label=${t('details')}>
      <button class="quiet leave" @click=${() => this.dispatchEvent(new CustomEvent('leave'))}>${t('close')}</button>
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
      ${alert ? this.#alert(alert) : nothing}
    </aside>`;
  }

  #alert(alert) {
    const fact = (name, value) => (value == null || value === '' ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`);
    return html`
      <h2><span class="severity ${alert.severity}">${word(alert.severity)}</span> ${alert.skuName ?? alert.sku} · ${alert.outlet ?? t('incident')}</h2>
      <p class="lead">${percent(alert.probability)} ${t('probability')}${alert.provisional ? html`<br><small>${t('provisional')}</small>` : nothing}</p>
      ${runoutChart(alert)}
      ${alert.outlet ? html`<p><a href="#/outlets?outlet=${encodeURIComponent(alert.outlet)}">${t('aboutOutlet')}</a></p>` : nothing}
      <dl class="facts">
        ${fact(t('status'), `${word(alert.status)}${alert.why ? ` (${alert.why})` : ''}`)}
        ${fact(t('state'), word(alert.state))}
        ${fact(t('moneyAtRisk'), money(alert.lostValue))}
        ${fact(t('lost_'), quantity(alert.lostQty, alert))}
        ${fact(t('estimatedStock'), quantity(alert.estimatedStock, alert))}
        ${fact(t('cover'), alert.coverDays == null ? null : t('days', alert.coverDays.toFixed(1)))}
        ${fact(t('expectedRunout'), alert.expectedRunoutAt ? html`${time(alert.expectedRunoutAt)}${alert.earliestRunoutAt && alert.latestRunoutAt
          ? html`<br><small>${t('between', shortTime(alert.earliestRunoutAt), shortTime(alert.latestRunoutAt))}</small>` : nothing}` : null)}
        ${fact(t('nextDelivery'), time(alert.nextDeliveryAt))}
        ${fact(t('suggested'), html`${quantity(alert.suggestedQty, alert)}${alert.orderBy ? html`<br><small>${t('orderBy', shortTime(alert.orderBy))}</small>` : nothing}`)}
        ${fact(t('cause'), word(alert.cause))}
        ${fact(t('owner'), word(alert.owner))}
        ${fact(t('region'), alert.region)}
        ${fact(t('repName'), alert.rep)}
        ${fact(t('assignee'), alert.assignee)}
        ${fact(t('since'), time(alert.raisedAt))}
      </dl>
      ${this.session.acts ? this.#actions(alert) : nothing}
      ${alert.outlet ? part('outlets', 'curve', {asked: {outlet: alert.outlet, sku: alert.sku}, heading: t('alertCurve'), empty: t('outlets_curve_empty'), language: currentLanguage(), show: (rows) => stockHistory(rows, alert)}) : nothing}
      <h3>${t('done')}</h3>
      ${alert.actions.length === 0 ? html`<p class="help">${t('nobodyYet')}</p>` : html`<ol class="log">
        ${alert.actions.map((action) => html`<li><time>${shortTime(action.at)}</time> <b>${action.author}</b>
          ${t(`action_${action.kind}`, action.assignee ?? shortTime(action.until))}${action.text ? html`: <q>${action.text}</q>` : nothing}</li>`)}
      </ol>`}
      ${alert.told?.length ? html`<h3>${t('notified')}</h3>
        <ol class="log">${alert.told.map((told) => html`<li><time>${shortTime(told.at)}</time> <b>${told.receiver}</b> ${t(`told_${told.kind}`)}${told.waiting ? ` (${t('told_waiting')})` : ''}</li>`)}</ol>` : nothing}
      <h3>${t('course')}</h3>
      <ol class="log">${alert.course.map((said) => html`<li><time>${shortTime(said.at)}</time> ${word(said.transition)} · ${word(said.severity)} · ${percent(said.probability)} · ${quantity(said.estimatedStock, said)}</li>`)}</ol>
      <details><summary>${t('evidence')}</summary>
        <p>${t('sqlHelp')}</p>
        <pre class="sql">${sqlOf(alert)}</pre>
        <button class="quiet" @click=${() => this.#copy(sqlOf(alert))}>${this.copied === sqlOf(alert) ? t('copied') : t('copy')}</button>
        <p>${alert.modelVersion} · ${t('revision', alert.revision)}</p>
        <pre>${pretty(alert.evidence)}</pre>
      </details>`;
  }

  #actions(alert) {
    const over = alert.status === 'closed';
    const done = alert.status === 'resolved' || alert.status === 'snoozed';
    return html`<div class="actions">
        ${over ? nothing : html`
          ${alert.acknowledgedBy ? nothing : html`<button class="main" @click=${() => this.#act({kind: 'acknowledge'})}>${t('acknowledge')}</button>`}
          ${alert.assignee === this.session.name ? nothing : html`<button @click=${() => this.#act({kind: 'assign', assignee: this.session.name})}>${t('assignMe')}</button>`}
          ${done ? html`<button @click=${() => this.#act({kind: 'reopen'})}>${t('reopen')}</button>` : html`
            <button @click=${() => this.#snooze(4)}>${t('snooze4h')}</button>
            <button @click=${() => this.#snooze(24)}>${t('snooze1d')}</button>
            <button @click=${() => this.#act({kind: 'resolve'})}>${t('resolve')}</button>`}
          ${this.session.silences && alert.region ? html`<button @click=${() => (this.silencing = !this.silencing)} aria-expanded=${this.silencing ? 'true' : 'false'}>${t('silence')}</button>` : nothing}`}
      </div>
      ${this.silencing ? html`<form class="silencing" @submit=${this.#silence}>
        <p><b>${t('silenceTitle', alert.skuName ?? alert.sku, alert.region)}</b><br><span class="help">${t('silenceHelp')}</span></p>
        <label>${t('reason')} <input name="reason" required maxlength="2000"></label>
        <label>${t('until')} <select name="hours">${[4, 24, 72, 168].map((hours) => html`<option value=${hours}>${shortTime(new Date(Date.now() + hours * HOUR).toISOString())}</option>`)}</select></label>
        <button class="main">${t('send')}</button>
        <button type="button" class="quiet" @click=${() => (this.silencing = false)}>${t('cancel')}</button>
      </form>` : nothing}
      <form class="comment" @submit=${this.#comment}>
        <label>${t('comment')} <textarea name="text" rows="2" maxlength="2000" required placeholder=${t('commentHelp')}></textarea></label>
        <button>${t('send')}</button>
      </form>`;
  }
}

const words = (refusal) => (refusal.code === 'offline' ? t('offline') : t('failed', refusal.message));

const sqlOf = (alert) =>
  `SELECT * FROM vedette.mart.stockout_alerts WHERE alert_id = '${alert.id.replaceAll("'", "''")}' ORDER BY sequence`;

function pretty(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}

customElements.define('alert-detail', AlertDetail);
