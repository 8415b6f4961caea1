// The words of the day by hour.
export default {
  'time.over': 'Lay another over it',
  'time.without': 'Without: {indicator}',
  'time.apart': 'Beside the hours: {count} reports without an hour of this day',
  'time.areas': 'Regions by hour',
  'time.areasOf': 'Districts of {area} by hour',
  'time.lateDay': 'Came late, more than half an hour after their hour: {count} reports',
  'time.lateColumn': 'Came late',
  'time.late': 'Arrived late in the last 15 minutes: {count} reports of earlier hours',
};
