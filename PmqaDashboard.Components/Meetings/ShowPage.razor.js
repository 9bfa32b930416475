const codes = new Set(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Enter', 'NumpadEnter', 'Escape', 'Backspace',
  'KeyF', 'KeyW', 'KeyM', 'KeyR', 'Digit1', 'Digit2', 'Digit3', 'Digit4']);

// Keys of the whole window, wherever the focus is; what is typed into a field belongs to the field.
export function listen(page, screen) {
  const pressed = e => {
    if (!page.isConnected) {
      document.removeEventListener('keydown', pressed);
      return;
    }
    const types = e.target.closest?.('input, textarea, select');
    const acts = e.target.closest?.('button, a, summary') && (e.code === 'Enter' || e.code === 'NumpadEnter');
    if (e.ctrlKey || e.altKey || e.metaKey || e.repeat && !e.code.startsWith('Arrow') || acts || types && e.code !== 'Escape') {
      return;
    }
    if (e.code === 'KeyP') {
      e.preventDefault();
      window.print();
    } else if (codes.has(e.code)) {
      e.preventDefault();
      screen.invokeMethodAsync('KeyAsync', e.code);
    }
  };
  document.addEventListener('keydown', pressed);
}

// What is selected is in sight.
export function reveal(page) {
  page.querySelector('tr.selected, [data-selected="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
