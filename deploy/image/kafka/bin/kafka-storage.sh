#!/usr/bin/env bash
# As in Kafka's own distribution: kafka-storage.sh format ...
exec java -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
  -Dlog4j2.configurationFile=/opt/kafka/config/log4j2.properties -cp '/opt/kafka/libs/*' kafka.tools.StorageTool "$@"
