// The words of the day by hour. translation: draft, until a person signs it.
export default {
  'time.over': 'Наложить ещё один',
  'time.without': 'Убрать: {indicator}',
  'time.apart': 'Вне часов: отчётов без часа этого дня — {count}',
  'time.areas': 'Регионы по часам',
  'time.areasOf': 'По часам: районы, {area}',
  'time.lateDay': 'Пришли с опозданием, более чем через полчаса после своего часа: {count}',
  'time.lateColumn': 'С опозданием',
  'time.late': 'Пришли с опозданием за последние 15 минут, за прежние часы: {count}',
};
