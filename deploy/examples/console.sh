#!/bin/sh
# The stock console consumer with Confluent's deserializer: sh console.sh BOOTSTRAP REGISTRY MISSION
# JARS: a class path of Kafka's libs and of Confluent's kafka-avro-serializer with what it needs. With a Kafka distribution,
# CLASSPATH=$JARS bin/kafka-console-consumer.sh takes the same options.
java -cp "$JARS" org.apache.kafka.tools.consumer.ConsoleConsumer \
  --bootstrap-server "$1" --topic "pollwatch.$3.released-rates.v1" \
  --from-beginning --isolation-level read_committed --timeout-ms 10000 \
  --formatter-property print.key=true --formatter-property print.headers=true \
  --formatter-property value.deserializer=io.confluent.kafka.serializers.KafkaAvroDeserializer \
  --formatter-property value.deserializer.schema.registry.url="$2" 2>/dev/null |
  grep -o -E 'ce_type:[^,]*|ce_subject:[^,]*|"id": "group_voting", "flagged": [^,]*, "applicable": [0-9]*'
