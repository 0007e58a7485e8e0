import {LitElement, html, nothing} from 'lit';
import {api} from './api.js';
import {t} from './words.js';

/** Why a provider's guest was not let in; other words in the address are not ours. */
const REASONS = ['unavailable', 'declined', 'mismatch', 'unproven', 'stranger', 'taken'];

/** Asks who somebody is. */
class SignIn extends LitElement {
  static properties = {open: {type: Boolean}, provider: {type: Boolean}, language: {}, role: {state: true}, wrong: {state: true}};

  constructor() {
    super();
    this.role = 'operator';
    const refused = new URLSearchParams(location.search).get('refused');
    if (REASONS.includes(refused)) {
      this.refused = refused;
    }
    if (refused) {
      history.replaceState(null, '', '/');
    }
  }

  createRenderRoot() {
    return this;
  }

  async #submit(event) {
    event.preventDefault();
    const given = Object.fromEntries(new FormData(event.target));
    try {
      const session = await api.signIn(given);
      this.dispatchEvent(new CustomEvent('signed-in', {detail: session}));
    } catch (refusal) {
      this.wrong = refusal.code === 'offline' ? t('offline') : refusal.message;
    }
  }

  render() {
    return html`<main class="sign-in">
      <h1>Vedette</h1>
      <p>${this.open ? t('openSignIn') : t('securedSignIn')}</p>
      ${this.refused ? html`<p class="wrong" role="alert">${t(`refused_${this.refused}`)}</p>` : nothing}
      <form @submit=${this.#submit}>
        ${this.open
          ? html`<label>${t('name')}
                <input name="name" value="me" required maxlength="64" autocomplete="username" autofocus></label>
              <label>${t('role')}
                <select name="role" @change=${(event) => (this.role = event.target.value)} aria-describedby="role-help">
                  ${['operator', 'manager', 'rep', 'regulator', 'analyst'].map(
                    (role) => html`<option value=${role} ?selected=${role === this.role}>${t(role)}</option>`)}
                </select></label>
              <p class="help" id="role-help">${t('roleHelp')}</p>
              ${this.role === 'manager' || this.role === 'regulator'
                ? html`<label>${t('region')}
                      <input name="region" required maxlength="200" aria-describedby="region-help"></label>
                    <p class="help" id="region-help">${t('regionHelp')}</p>`
                : nothing}`
          : html`<label>${t('token')}
              <input name="token" type="password" required autocomplete="off" autofocus></label>`}
        ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
        <button class="main">${t('signIn')}</button>
      </form>
      ${this.provider ? html`<p class="elsewhere"><a class="button main" href="/sign-in">${t('signInElsewhere')}</a></p>` : nothing}
    </main>`;
  }
}

customElements.define('sign-in', SignIn);
