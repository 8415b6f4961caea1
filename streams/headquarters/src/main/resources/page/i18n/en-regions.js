// The words of the regions, and of what leads to single reports.
export default {
  'regions.title': 'Regions',
  'regions.abroad': 'Abroad: outside every order and every regional rate',
  'sort.rate': 'by rate',
  'sort.count': 'by count',
  'sort.reports': 'by reports',
  'sort.name': 'by name',
  'behind.flagged': 'Open the {count} reports',
  'behind.all': 'All reports of the form',
};
