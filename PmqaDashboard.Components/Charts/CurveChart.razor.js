// The chart library is fetched only when a page shows a chart.
const library = () => import('../lib/apexcharts/apexcharts.esm.js');

const styles = {
  planned: { color: '--dim', width: 3, dash: 4, dot: 0 },
  reported: { color: '--done', width: 4, dash: 0, dot: 0 },
  forecast: { color: '--gold', width: 3, dash: 9, dot: 0 },
  certified: { color: '--primary', width: 2, dash: 0, dot: 5 },
};

const thai = text => text.replace(/[0-9]/g, d => String.fromCharCode(0x0e50 + Number(d)));

// A drawing with a view box can be scaled: paper is not as wide as the screen.
const scalable = ({ el }) => {
  const svg = el.querySelector('svg');
  svg?.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
};

export async function create(host, options, series) {
  const { default: ApexCharts } = await library();
  // The page's own measure: larger letters on larger screens.
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  const size = rems => `${Math.round(rem * rems)}px`;
  const scale = rem / 16;
  const narrow = host.clientWidth < 30 * rem;
  const edge = narrow ? 2.5 : 1;
  const color = name => getComputedStyle(host).getPropertyValue(name).trim();
  const number = (value, places) => {
    const text = value.toFixed(places);
    return options.thaiDigits ? thai(text) : text;
  };
  let shown = series;
  let range = { min: 0, max: 12 };

  // Where a month begins stands its name; between, when somebody looks closer, the day.
  const place = value => {
    const month = Math.floor(value + 0.02);
    if (month >= 12) {
      return '';
    }
    const part = value - month;
    return part < 0.02 ? options.months[month] : `${number(Math.floor(part * options.days[month]) + 1, 0)} ${options.months[month]}`;
  };

  // The legend shows the line itself: on grey paper its dashes tell it apart, not its colour.
  const sample = kind => {
    const { color: name, width, dash, dot } = styles[kind];
    return `<svg class="line" width="100%" height="100%" aria-hidden="true"><line x1="0" x2="100%" y1="50%" y2="50%" stroke="${color(name)}" stroke-width="${width * scale}" stroke-dasharray="${dash * scale || 'none'}" />`
      + `${dot ? `<circle cx="50%" cy="50%" r="${dot * scale}" fill="${color(name)}" />` : ''}</svg>`;
  };

  const chart = new ApexCharts(host, {
    series,
    colors: options.kinds.map(k => color(styles[k].color)),
    chart: {
      type: 'line',
      height: '100%',
      fontFamily: 'Sarabun, sans-serif',
      foreColor: color('--dim'),
      background: 'transparent',
      animations: { enabled: false },
      // What somebody looks at closely stays in sight when new figures come.
      events: {
        mounted: scalable,
        updated: scalable,
        zoomed: (_, { xaxis }) => { range = { min: xaxis.min ?? 0, max: xaxis.max ?? 12 }; },
        scrolled: (_, { xaxis }) => { range = { min: xaxis.min, max: xaxis.max }; },
        beforeResetZoom: () => ({ xaxis: range = { min: 0, max: 12 } }),
      },
      zoom: { enabled: true, type: 'x', allowMouseWheelZoom: false },
      toolbar: { show: !narrow, tools: { download: false, selection: false } },
      defaultLocale: 'page',
      locales: [{
        name: 'page',
        options: {
          toolbar: {
            zoomIn: options.tools[0], zoomOut: options.tools[1], selectionZoom: options.tools[2],
            pan: options.tools[3], reset: options.tools[4],
          },
        },
      }],
    },
    theme: { mode: options.dark ? 'dark' : 'light' },
    stroke: {
      curve: 'straight',
      width: options.kinds.map(k => styles[k].width * scale),
      dashArray: options.kinds.map(k => styles[k].dash * scale),
    },
    markers: { size: options.kinds.map(k => styles[k].dot * scale), strokeWidth: 0, hover: { size: 6 } },
    grid: { borderColor: color('--line') },
    legend: {
      position: 'top',
      horizontalAlign: 'left',
      fontSize: size(1),
      labels: { colors: color('--ink') },
      markers: { customHTML: options.kinds.map(k => () => sample(k)) },
    },
    xaxis: {
      type: 'numeric',
      min: 0,
      max: 12,
      tickAmount: narrow ? 4 : 12,
      decimalsInFloat: 0,
      tooltip: { enabled: false },
      labels: { formatter: v => place(Number(v)), rotate: 0, hideOverlappingLabels: true, offsetY: Math.round(12 * (scale - 1)), style: { fontSize: size(.9375) } },
    },
    yaxis: { min: 0, max: 100, tickAmount: 4, labels: { formatter: v => number(v, 0), style: { fontSize: size(.9375) } } },
    annotations: {
      xaxis: [{
        x: options.today,
        strokeDashArray: 0,
        borderColor: color('--late'),
        label: {
          text: options.todayText,
          orientation: 'horizontal',
          // At either end of the year it stands beside its line, not across it: half of it would be outside.
          textAnchor: options.today > 12 - edge ? 'end' : options.today < edge ? 'start' : 'middle',
          borderColor: 'transparent',
          style: { background: color('--late'), color: color('--bg'), fontSize: size(.875) },
        },
      }],
    },
    tooltip: {
      shared: true,
      intersect: false,
      style: { fontSize: size(.9375), fontFamily: 'Sarabun, sans-serif' },
      x: { formatter: (_, at) => shown[at?.seriesIndex ?? 0]?.data[at?.dataPointIndex ?? 0]?.day ?? '' },
      y: { formatter: v => v == null ? '–' : `${number(v, 1)}%` },
    },
  });
  await chart.render();

  return {
    update: data => {
      shown = data;
      return chart.updateOptions({ series: data, xaxis: range }, false, false, false).then(() => undefined);
    },
    dispose: () => chart.destroy(),
  };
}
