const name = meeting => `pmqa.remote.${meeting}`;

export function recall(meeting) {
  return sessionStorage.getItem(name(meeting));
}

// The one-time key leaves the address: it is used.
export function keep(meeting, driver) {
  sessionStorage.setItem(name(meeting), driver);
  history.replaceState(history.state, '', location.pathname);
}
