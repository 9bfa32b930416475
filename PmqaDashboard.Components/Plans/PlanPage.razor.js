// Tells the page where it begins, so that its grid can fill the rest of the window whatever stands above.
export function fit(page) {
  const measure = () => page.style.setProperty('--above', `${Math.round(page.getBoundingClientRect().top + window.scrollY)}px`);
  measure();
  showToday(page);
  const watcher = new ResizeObserver(() => page.isConnected ? measure() : watcher.disconnect());
  watcher.observe(document.body);
}

// Where not all months have room, this month is in sight.
function showToday(page) {
  const scroller = page.querySelector('.scroller');
  const month = scroller?.querySelector('thead .now');
  if (month && month.offsetLeft + month.offsetWidth > scroller.clientWidth) {
    const names = scroller.querySelector('thead .corner').offsetWidth;
    const room = scroller.clientWidth - names;
    scroller.scrollLeft = month.offsetLeft + month.offsetWidth / 2 - names - room * 0.6;
  }
}

// The open step's row comes into sight in the grid; the focus goes into the panel, or back to the row when it is closed.
export function open(step) {
  document.getElementById(`row-${step}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  document.getElementById('step-title')?.focus({ preventScroll: true });
}

export function close(step) {
  document.getElementById(`row-${step}`)?.focus();
}
