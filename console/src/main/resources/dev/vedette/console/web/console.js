import {LitElement, html, nothing} from 'lit';
import {api, listen} from './api.js';
import {currentLanguage, money, setLanguage, shortTime, t, word} from './words.js';
import './sign-in.js';
import './alert-list.js';
import './alert-detail.js';
import './silence-list.js';
import './notification-list.js';
import './overview-view.js';
import './prices-view.js';
import './brands-view.js';
import './outlets-view.js';
import './quality-view.js';
import './health-view.js';

const ALERT_VIEWS = ['inbox', 'suppressed', 'resolved', 'closed', 'silences', 'notifications'];
const FOR_OPERATORS = ['notifications'];
const MORE_VIEWS = ['overview', 'prices', 'brands', 'outlets', 'quality', 'health'];
const VIEWS = [...ALERT_VIEWS, ...MORE_VIEWS];
const SHOWN = {inbox: 'active', suppressed: 'suppressed', resolved: 'resolved', closed: 'closed'};
const GATHER_MS = 250;
const TOAST_MS = 8000;

/** The whole page: who is signed in, which view, and what has changed. The address says where one is. */
class VedetteConsole extends LitElement {
  static properties = {
    session: {state: true}, place: {state: true}, inbox: {state: true}, live: {state: true},
    toast: {state: true}, wrong: {state: true}, changes: {state: true}, language: {state: true},
  };

  #stop = null;
  #pending = null;
  #toastTimer = null;

  constructor() {
    super();
    this.place = readPlace();
    this.changes = 0;
    this.live = 'lost';
    this.language = currentLanguage();
    window.addEventListener('hashchange', () => {
      const before = this.place;
      this.place = readPlace();
      if (JSON.stringify(before.filter) !== JSON.stringify(this.place.filter) || before.view !== this.place.view) {
        this.#load();
      }
    });
    applyTheme();
  }

  createRenderRoot() {
    return this;
  }

  async connectedCallback() {
    super.connectedCallback();
    this.#begin(await api.session());
  }

  #begin(session) {
    this.session = session;
    this.#stop?.();
    if (session.name) {
      this.#load();
      this.#stop = listen({
        onHello: ({current}) => {
          this.live = current ? 'live' : 'notLive';
          this.#soon();
        },
        onChange: (news) => this.#heard(news),
        onLost: (forGood) => {
          this.live = 'lost';
          if (forGood) {
            api.session().then((now) => this.#begin(now)).catch(() => setTimeout(() => this.#begin(this.session), 3000));
          }
        },
      });
    }
  }

  #heard(news) {
    this.live = news.current ? 'live' : 'notLive';
    this.changes = news.number;
    this.#soon();
    if (news.raised.length > 0) {
      const first = news.raised[0];
      this.toast = news.raised.length === 1
        ? t('newAlert', first.skuName ?? first.sku, first.outlet ?? first.region ?? '')
        : t('newAlerts', news.raised.length);
      clearTimeout(this.#toastTimer);
      this.#toastTimer = setTimeout(() => (this.toast = null), TOAST_MS);
    }
  }

  #soon() {
    this.#pending ??= setTimeout(() => {
      this.#pending = null;
      this.#load();
    }, GATHER_MS);
  }

  async #load() {
    const {view, filter} = this.place;
    try {
      if (MORE_VIEWS.includes(view)) {
        // They ask for what they show; of the inbox only the number in the bar is theirs.
        this.inbox = await api.inbox({});
        return;
      }
      const inbox = await api.inbox({...filter, show: SHOWN[view] ?? 'active'});
      if (view === this.place.view && filter === this.place.filter) {
        this.inbox = inbox;
        this.wrong = null;
        if (!inbox.ready) {
          setTimeout(() => this.#soon(), 1000);
        }
      }
    } catch (refusal) {
      if (refusal.status === 401) {
        this.#begin(await api.session());
      } else {
        this.wrong = refusal.code === 'offline' ? t('offline') : t('failed', refusal.message);
      }
    }
  }

  /** A view was refused: whoever is not signed in any more is asked to. */
  async #refused({detail}) {
    if (detail.status === 401) {
      this.#begin(await api.session());
    }
  }

  async #signOut() {
    await api.signOut().catch(() => {});
    this.#begin(await api.session());
  }

  #toggleLanguage() {
    setLanguage(currentLanguage() === 'zh' ? 'en' : 'zh');
    this.language = currentLanguage();
  }

  render() {
    const {session} = this;
    if (!session) {
      return nothing;
    }
    const tools = html`
      <button class="quiet" @click=${this.#toggleLanguage} lang=${currentLanguage() === 'zh' ? 'en' : 'zh-CN'}>${t('language')}</button>
      <button class="quiet" @click=${toggleTheme}>${t('theme')}</button>`;
    if (!session.name) {
      return html`<header class="bar"><span class="brand">Vedette</span><span class="space"></span>${tools}</header>
        <sign-in .open=${session.open} .provider=${session.provider} .language=${this.language} @signed-in=${(event) => this.#begin(event.detail)}></sign-in>`;
    }
    const {view, alert} = this.place;
    const totals = this.inbox?.totals ?? {};
    return html`
      <header class="bar">
        <span class="brand">Vedette</span>
        <nav aria-label=${t('mainViews')}>
          <a href="#/inbox" aria-current=${ALERT_VIEWS.includes(view) ? 'page' : nothing}>${t('alertViews')} <span class="count">${(totals.open ?? 0) + (totals.neglected ?? 0) + (totals.acknowledged ?? 0)}</span></a>
          ${MORE_VIEWS.filter((each) => session.views.includes(each)).map((each) => html`<a href="#/${each}" aria-current=${each === view ? 'page' : nothing}>${t(titleOf(each))}</a>`)}
        </nav>
        <span class="space"></span>
        <span class="live ${this.live === 'live' ? 'on' : 'off'}" role="status">${t(this.live)}</span>
        ${tools}
        <span class="who">${session.name} · ${word(session.role)}${session.regions?.length ? ` · ${session.regions.join(', ')}` : ''}</span>
        <button class="quiet" @click=${this.#signOut}>${t('signOut')}</button>
      </header>
      ${session.open ? html`<aside class="notice" aria-label=${t('notice')}>${t('openNotice')}</aside>` : nothing}
      ${this.wrong ? html`<p class="wrong" role="alert">${this.wrong}</p>` : nothing}
      <main class=${alert ? 'with-detail' : ''} @refused=${this.#refused}>
        ${MORE_VIEWS.includes(view) ? this.#more(view) : html`<nav class="sub" aria-label=${t('views')}>
          ${ALERT_VIEWS.filter((each) => session.role === 'operator' || !FOR_OPERATORS.includes(each)).map((each) => html`<a href="#/${each}" aria-current=${each === view ? 'page' : nothing}>${t(each)}</a>`)}
        </nav>`}
        ${MORE_VIEWS.includes(view) ? nothing : view === 'silences'
          ? html`<silence-list .session=${session} .changes=${this.changes} .language=${this.language}></silence-list>`
          : view === 'notifications'
          ? html`<notification-list .changes=${this.changes} .language=${this.language}></notification-list>`
          : html`<section class="list" aria-label=${t(view)}>
              <h1 class="unseen">${t(view)}</h1>
              ${this.#totals(totals)}
              <alert-list .inbox=${this.inbox} .filter=${this.place.filter} .view=${view} .chosen=${alert} .session=${session} .language=${this.language}
                @filter=${(event) => go({...this.place, filter: event.detail})}
                @choose=${(event) => go({...this.place, alert: event.detail})}
                @acted=${() => this.#soon()}></alert-list>
            </section>`}
        ${alert
          ? html`<alert-detail .alertId=${alert} .changes=${this.changes} .session=${session} .language=${this.language}
              @leave=${() => go({...this.place, alert: null})} @acted=${() => this.#soon()}></alert-detail>`
          : nothing}
      </main>
      <div class="toasts" role="status" aria-live="polite">${this.toast ? html`<p class="toast">${this.toast}</p>` : nothing}</div>`;
  }

  /** A view besides the alerts. The server decides who sees it; this only says so. */
  #more(view) {
    if (!this.session.views.includes(view)) {
      return html`<p class="empty">${t('forbidden')}</p>`;
    }
    const {session, place: {filter}} = this;
    const language = currentLanguage();
    const change = (event) => go({...this.place, filter: event.detail});
    switch (view) {
      case 'overview':
        return html`<overview-view class="view" .session=${session} .filter=${filter} .language=${language} .changes=${this.changes} @filter=${change}></overview-view>`;
      case 'prices':
        return html`<prices-view class="view" .session=${session} .filter=${filter} .language=${language} @filter=${change}></prices-view>`;
      case 'brands':
        return html`<brands-view class="view" .session=${session} .filter=${filter} .language=${language} @filter=${change}></brands-view>`;
      case 'outlets':
        return html`<outlets-view class="view" .session=${session} .filter=${filter} .language=${language} @filter=${change}></outlets-view>`;
      case 'quality':
        return html`<quality-view class="view" .session=${session} .filter=${filter} .language=${language} @filter=${change}></quality-view>`;
      default:
        return html`<health-view class="view" .session=${session} .filter=${filter} .language=${language} @filter=${change}></health-view>`;
    }
  }

  #totals(totals) {
    const card = (key, value, help) => html`<div class="card ${key} ${value > 0 ? 'some' : ''}"><dt>${t(key)}</dt><dd>${value}</dd>${help ? html`<dd class="help">${help}</dd>` : nothing}</div>`;
    return html`<dl class="cards">
      ${card('moneyAtRisk', money(this.inbox?.moneyAtRisk), t('moneyHelp'))}
      ${['open', 'neglected', 'acknowledged', 'held_back', 'snoozed', 'silenced'].map((status) => card(status, totals[status] ?? 0))}
    </dl>
    <p class="as-of">${this.inbox?.ready === false ? t('reading') : this.inbox?.asOf ? t('asOf', shortTime(this.inbox.asOf)) : ''}</p>`;
  }
}

/** In an alert "outlets" is a number of them. */
const titleOf = (view) => (view === 'outlets' ? 'outletsView' : view);

/** What the address says: #/view?filter&alert=id */
function readPlace() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const parameters = new URLSearchParams(query ?? '');
  const alert = parameters.get('alert');
  parameters.delete('alert');
  return {
    view: VIEWS.includes(path) ? path : 'inbox',
    filter: Object.fromEntries(parameters),
    alert,
  };
}

function go({view, filter, alert}) {
  const given = Object.entries(filter).filter(([, value]) => value);
  const parameters = new URLSearchParams(given);
  if (alert) {
    parameters.set('alert', alert);
  }
  const query = parameters.toString();
  location.hash = `/${view}${query ? `?${query}` : ''}`;
}

function applyTheme() {
  const theme = localStorage.getItem('vedette-theme');
  if (theme) {
    document.documentElement.dataset.theme = theme;
  }
}

function toggleTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const now = document.documentElement.dataset.theme ?? (dark ? 'dark' : 'light');
  localStorage.setItem('vedette-theme', now === 'dark' ? 'light' : 'dark');
  applyTheme();
}

customElements.define('vedette-console', VedetteConsole);
