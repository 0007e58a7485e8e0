import {LitElement, html, nothing} from 'lit';
import {api} from './api.js';
import {shortTime, t, word} from './words.js';

const AGAIN_MS = 5000;

/** What is wrong with rules that do not hold for that reason. */
export const ruleFaults = (faults) => html`<section class="wrong-rules" role="alert"><p class="wrong">${t('wrongRules')}</p>
  <ul>${faults.map((each) => html`<li>${each}</li>`)}</ul></section>`;

/** How it goes with each receiver of notifications. */
class NotificationList extends LitElement {
  static properties = {
    changes: {attribute: false}, language: {}, status: {state: true}, wrong: {state: true},
  };

  #timer = null;

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
    // What a receiver answers is no change of an alert, so nobody tells of it.
    this.#timer = setInterval(() => this.#load(), AGAIN_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
    super.disconnectedCallback();
  }

  async #load() {
    try {
      this.status = await api.notifications();
      this.wrong = null;
    } catch (refusal) {
      this.wrong = refusal.code === 'offline' ? t('offline') : t('failed', refusal.message);
    }
  }

  render() {
    return html`<section aria-label=${t('notifications')}>
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
      ${this.status?.faults?.length ? ruleFaults(this.status.faults) : nothing}
      ${this.status?.configured === false ? html`<p class="empty">${t('noRules')}</p>` : nothing}
      <ul class="receivers">${this.status?.receivers.map((receiver) => this.#receiver(receiver))}</ul>
    </section>`;
  }

  #receiver(receiver) {
    const fact = (name, value, wide) => (value == null || value === '' ? nothing : html`<div class=${wide ? 'wide' : nothing}><dt>${t(name)}</dt><dd>${value}</dd></div>`);
    const fails = receiver.failures > 0;
    return html`<li class=${fails ? 'fails' : ''}>
      <h2>${receiver.name} · ${word(receiver.kind)} <span class="health">${t(fails ? 'fails' : 'works')}</span></h2>
      <dl class="facts">
        ${fact('lastSuccess', shortTime(receiver.lastSuccess))}
        ${fact('waitingMessages', receiver.waiting)}
        ${fact('standingThere', receiver.standing)}
        ${fails ? fact('nextAttempt', shortTime(receiver.nextAttempt)) : nothing}
        ${receiver.lastError ? fact('lastError', `${shortTime(receiver.lastErrorAt)}: ${receiver.lastError}`, true) : nothing}
        ${receiver.refused > 0 ? fact('refusedMessages', `${receiver.refused} (${receiver.lastRefusal})`) : nothing}
      </dl>
    </li>`;
  }
}

customElements.define('notification-list', NotificationList);
