// On a page of a former day every link to another page of plans keeps the day, wherever the link comes from: its address is completed
// before it is followed, opened beside, or copied.
export function keep(banner, pages, name, day) {
  const complete = e => {
    if (!banner.isConnected) {
      events.forEach(type => document.removeEventListener(type, complete, true));
      return;
    }
    const link = e.target.closest?.('a[href]');
    if (!link || 'live' in link.dataset || link.origin !== location.origin || !pages.includes(link.pathname.split('/')[1])) {
      return;
    }
    const address = new URL(link.href);
    if (!address.searchParams.has(name)) {
      address.searchParams.set(name, day);
      link.setAttribute('href', address.pathname + address.search + address.hash);
    }
  };
  const events = ['pointerover', 'focusin', 'click'];
  events.forEach(type => document.addEventListener(type, complete, true));
}
