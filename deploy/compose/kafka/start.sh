#!/usr/bin/env bash
# start.sh NODE: formats the broker's volume at its first start, and starts the broker kafka-NODE. Its settings are what all
# brokers have in common, what `security init` wrote for this one, and its own name.
set -euo pipefail
node=$1
settings=/tmp/server.properties
cat /etc/pollwatch-kafka/broker.properties "/run/pollwatch/brokers/kafka-$node.properties" > "$settings"
printf 'node.id=%s\nadvertised.listeners=CLIENTS://kafka-%s:9092\n' "$node" "$node" >> "$settings"
/opt/kafka/bin/kafka-storage.sh format --ignore-formatted --cluster-id "$CLUSTER_ID" --config "$settings"
exec /opt/kafka/bin/kafka-server-start.sh "$settings"
