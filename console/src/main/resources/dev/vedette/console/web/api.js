// Talks to the server, and says what went wrong in words.

let csrf = null;

export class Refusal extends Error {
  constructor(status, code, detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

async function ask(method, path, body) {
  const headers = {};
  if (method !== 'GET' && csrf) {
    headers['X-Vedette-Csrf'] = csrf;
  }
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  let answer;
  try {
    answer = await fetch(path, {method, headers, body: body === undefined ? undefined : JSON.stringify(body)});
  } catch {
    throw new Refusal(0, 'offline', '');
  }
  if (answer.status === 204) {
    return null;
  }
  const json = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Refusal(answer.status, json.error ?? 'failed', json.detail ?? '');
  }
  return json;
}

function remember(session) {
  csrf = session.csrf ?? null;
  return session;
}

function query(filter) {
  const given = Object.entries(filter).filter(([, value]) => value !== '' && value != null);
  return new URLSearchParams(given).toString();
}

export const api = {
  session: async () => remember(await ask('GET', '/api/session')),
  signIn: async (wish) => remember(await ask('POST', '/api/session', wish)),
  signOut: async () => {
    await ask('DELETE', '/api/session');
    csrf = null;
  },
  inbox: (filter) => ask('GET', `/api/inbox?${query(filter)}`),
  alerts: (filter) => ask('GET', `/api/alerts?${query(filter)}`),
  csv: (filter) => `/api/alerts.csv?${query(filter)}`,
  alert: (id) => ask('GET', `/api/alerts/${encodeURIComponent(id)}`),
  // One id for each thing that is done: sent again after a lost answer, it counts once.
  act: (id, action) =>
    ask('POST', `/api/alerts/${encodeURIComponent(id)}/actions`, {id: crypto.randomUUID(), ...action}),
  notifications: () => ask('GET', '/api/notifications'),
  view: (view, section, asked) => ask('GET', `/api/views/${view}/${section}?${query(asked)}`),
  health: () => ask('GET', '/api/health'),
  silences: () => ask('GET', '/api/silences'),
  silence: (wish) => ask('POST', '/api/silences', wish),
  endSilence: (id) => ask('DELETE', `/api/silences/${encodeURIComponent(id)}`),
};

/** Listens to changes. The browser takes up a lost connection by itself, and says where it was. */
export function listen({onHello, onChange, onLost}) {
  const source = new EventSource('/api/changes');
  source.addEventListener('hello', (event) => onHello(JSON.parse(event.data)));
  source.addEventListener('change', (event) => onChange(JSON.parse(event.data)));
  source.addEventListener('error', () => onLost(source.readyState === EventSource.CLOSED));
  return () => source.close();
}
