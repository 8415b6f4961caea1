// The words of the regions, and of what leads to single reports. translation: draft, until a person signs it.
export default {
  'regions.title': 'Өңірлер',
  'regions.abroad': 'Шетелде: реттен және өңірлік үлестерден тыс',
  'sort.rate': 'үлес бойынша',
  'sort.count': 'саны бойынша',
  'sort.reports': 'есеп бойынша',
  'sort.name': 'атауы бойынша',
  'behind.flagged': 'Есептерді ашу: {count}',
  'behind.all': 'Сауалнаманың барлық есептері',
};
