// The words of the regions, and of what leads to single reports. translation: draft, until a person signs it.
export default {
  'regions.title': 'Регионы',
  'regions.abroad': 'За рубежом: вне порядка и региональных долей',
  'sort.rate': 'по доле',
  'sort.count': 'по числу',
  'sort.reports': 'по отчётам',
  'sort.name': 'по названию',
  'behind.flagged': 'Открыть отчёты: {count}',
  'behind.all': 'Все отчёты анкеты',
};
