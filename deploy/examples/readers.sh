#!/bin/sh
# Who still reads a topic, before it ends: sh readers.sh BOOTSTRAP REGISTRY MISSION; JARS as in console.sh
java -cp "$JARS" org.apache.kafka.tools.consumer.group.ConsumerGroupCommand \
  --bootstrap-server "$1" --all-groups --describe --offsets 2>/dev/null |
  grep -F "pollwatch.$3.rates.v1 " | awk '{ print $1 }' | sort -u
