#!/bin/sh
# Kafka Connect with the file sink: sh connect.sh BOOTSTRAP REGISTRY MISSION
# connect/target/jars: `mvn process-resources` in connect gathers them; of a Kafka distribution bin/connect-standalone.sh does the
# same. Ends when nothing more has come for some seconds; a worker of yours goes on.
set -eu
here=$(dirname "$0")/connect
WORK=$(mktemp -d)
BOOTSTRAP=$1
REGISTRY_API=${2%/ccompat/v7}/registry/v2
TOPIC=pollwatch.$3.released-rates.v1
export WORK BOOTSTRAP REGISTRY_API TOPIC
java -cp "$here/target/jars/*" org.apache.kafka.connect.cli.ConnectStandalone \
  "$here/worker.properties" "$here/released-rates.properties" >"$WORK/log" 2>&1 &
worker=$!
trap 'kill $worker 2>/dev/null || true; rm -rf "$WORK"' EXIT
lines=0
still=0
while [ "$still" -lt 5 ]; do
  sleep 1
  kill -0 $worker || { cat "$WORK/log" >&2; exit 1; }
  now=$(cat "$WORK/released-rates.txt" 2>/dev/null | wc -l)
  if [ "$now" -gt 0 ] && [ "$now" -eq "$lines" ]; then still=$((still + 1)); else still=0; fi
  lines=$now
done
LC_ALL=C sort -u "$WORK/released-rates.txt"
