#!/usr/bin/env bash
# start.sh NODE: formats the broker's volume at its first start, and starts the broker kafka-NODE. Reads what all brokers
# have in common, and the listeners: plain ones, or those of `security init` where they are mounted.
set -euo pipefail
node=$1
settings=/tmp/server.properties
cat /etc/pollwatch-kafka/broker.properties /etc/pollwatch-kafka/listeners.properties > "$settings"
advertised=CLIENTS://kafka-$node:9092
if [ -f "/run/pollwatch/brokers/kafka-$node.properties" ]; then
  cat "/run/pollwatch/brokers/kafka-$node.properties" >> "$settings"
  advertised=$advertised,PARTNERS://$PARTNERS_HOST:$((19090 + node))
fi
printf 'node.id=%s\nadvertised.listeners=%s\n' "$node" "$advertised" >> "$settings"
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id "$CLUSTER_ID" --config "$settings"
exec /opt/kafka/bin/kafka-server-start.sh "$settings"
