// The words of the day by hour. translation: draft, until a person signs it.
export default {
  'time.over': 'Тағы біреуін қосу',
  'time.without': 'Алып тастау: {indicator}',
  'time.apart': 'Сағаттан тыс: осы күннің сағаты жоқ есептер — {count}',
  'time.areas': 'Өңірлер сағат бойынша',
  'time.areasOf': 'Аудандар сағат бойынша: {area}',
  'time.lateDay': 'Кешігіп келді, өз сағатынан жарты сағаттан кейін: {count}',
  'time.lateColumn': 'Кешігіп келді',
  'time.late': 'Соңғы 15 минутта кешігіп келген, бұрынғы сағаттардың есептері: {count}',
};
