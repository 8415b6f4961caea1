// The look of the hourly chart, as ECharts options. No HTML tooltip: it would need inline styles.
import {count, mean, percent, t} from '../i18n.js';

/**
 * @param {{name, answers, seen, value, low, high, few}[]} rows one per hour
 * @param {{section: string, number: boolean, counts: boolean, colour: (name: string) => string}} look
 */
export function chartOptions(rows, {section, number, counts, colour}) {
  const hue = section === 'irregularity' ? colour('--mark-irregular') : colour('--mark-fact');
  const ink = colour('--ink-2');
  const line = colour('--line');
  const font = {color: ink, fontFamily: colour('--font'), fontSize: 11};
  const names = rows.map((row) => row.name);
  const axis = (gridIndex, labels) => ({
    type: 'category',
    gridIndex,
    data: names,
    axisLine: {lineStyle: {color: line}},
    axisTick: {show: false},
    axisLabel: {...font, show: labels, hideOverlap: true},
  });
  const scale = (gridIndex, formatter, extra = {}) => ({
    type: 'value',
    gridIndex,
    splitNumber: 3,
    axisLabel: {...font, formatter},
    splitLine: {lineStyle: {color: line}},
    ...extra,
  });
  const {max, interval} = number ? {max: Infinity} : roof(rows);
  const show = number ? mean : percent;
  const whole = (value) => (Number.isInteger(value) ? count(value) : '');
  const bars = counts ? 0 : 1;
  const answers = {
    type: 'bar',
    name: t('chart.answers'),
    xAxisIndex: bars,
    yAxisIndex: bars,
    data: rows.map((row) => row.answers),
    itemStyle: {color: colour('--bar')},
    barCategoryGap: '25%',
    barMaxWidth: 28,
    barGap: '-100%',
  };
  const seen = {...answers, name: t('chart.seen'), data: rows.map((row) => row.seen), itemStyle: {color: hue}, z: 3};
  const rates = [
    {
      type: 'custom',
      name: t('chart.interval'),
      data: rows.map((row, at) => [at, row.low, row.high]),
      encode: {x: 0, y: [1, 2]},
      renderItem: (_, item) => whisker(item, rows, hue),
      silent: true,
    },
    {
      type: 'line',
      name: number ? t('mean') : t('chart.rate'),
      data: rows.map((row) => ({
        // One report can make 100 %: an hour of few answers does not stretch the scale, nor draw a line out of it.
        value: row.few && row.value > max ? null : row.value,
        symbol: row.few ? 'emptyCircle' : 'circle',
        itemStyle: {opacity: row.few ? 0.45 : 1},
      })),
      connectNulls: true,
      symbolSize: 6,
      lineStyle: {width: 1.5, opacity: 0.6},
      itemStyle: {color: hue},
    },
  ];
  return {
    animation: false,
    grid: counts
      ? [{left: 48, right: 8, top: 10, bottom: 34}]
      : [
          {left: 48, right: 8, top: 10, height: '45%'},
          {left: 48, right: 8, bottom: 34, height: '19%'},
        ],
    xAxis: counts ? [axis(0, true)] : [axis(0, false), axis(1, true)],
    yAxis: counts
      ? [scale(0, whole, {minInterval: 1})]
      : [
          scale(
            0,
            number ? mean : (value) => percent(value).replace(/[.,]0(?!\d)/, ''),
            number ? {} : {min: 0, max, interval},
          ),
          scale(1, whole, {splitNumber: 2, minInterval: 1}),
        ],
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      backgroundColor: colour('--surface'),
      borderColor: line,
      textStyle: {...font, color: colour('--ink')},
      formatter: ([{dataIndex}]) => describe(rows[dataIndex], show),
    },
    axisPointer: {link: [{xAxisIndex: 'all'}], lineStyle: {color: ink}},
    series: counts ? [answers, seen] : [...rates, answers, ...(number ? [] : [seen])],
  };
}

/** High enough for every rate of hours with enough answers, with some air; their neighbours' intervals may be cut. */
function roof(rows) {
  const firm = rows.filter((row) => !row.few);
  const highest = Math.max(0.04, ...(firm.length > 2 ? firm : rows).map((row) => row.value ?? 0));
  const top = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1].find((top) => highest * 1.25 <= top) ?? 1;
  return {max: top, interval: top / (top === 0.3 || top === 0.75 ? 3 : 2)};
}

function whisker(item, rows, hue) {
  const row = rows[item.value(0)];
  if (row?.low == null) return undefined;
  const [x, low] = item.coord([item.value(0), row.low]);
  const [, high] = item.coord([item.value(0), row.high]);
  return {
    type: 'line',
    shape: {x1: x, y1: low, x2: x, y2: high},
    style: {stroke: hue, lineWidth: 5, opacity: row.few ? 0.1 : 0.25},
  };
}

function describe(row, show) {
  const interval = row.low == null ? '' : `\n${t('chart.interval')}: ${percent(row.low)} – ${percent(row.high)}`;
  const value = row.value == null ? '' : `${show(row.value)}  `;
  return `${row.name.replace('\n', ', ')}\n${value}${count(row.seen)}/${count(row.answers)}${interval}`;
}
