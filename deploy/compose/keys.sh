#!/usr/bin/env bash
# keys.sh: makes the keys of every service in secrets/ where there are none yet, and gives each file to the user of the one
# container that reads it. As root; again after `security renew`, which leaves a file with whoever ran it.
set -euo pipefail
umask 077
cd "$(dirname "$0")"
if [ ! -d secrets/clients ]; then
  ../../pollwatch security init secrets --at /run/pollwatch --brokers kafka-1,kafka-2,kafka-3 \
    --hosts registry,registry-door,gateway-1,gateway-2,headquarters,proxy
fi
if [ ! -f secrets/trust.jks ]; then # whom Java trusts that speaks HTTP: the authority's certificate, which is no secret
  keytool -importcert -noprompt -alias pollwatch -file secrets/ca.pem -keystore secrets/trust.jks -storetype JKS \
    -storepass changeit 2> /dev/null
fi
if [ ! -f secrets/grafana-password ]; then
  head -c 18 /dev/urandom | base64 > secrets/grafana-password
fi
chmod 0644 secrets/ca.pem secrets/trust.jks
chown -R 1000:1000 secrets/brokers
chown -R 10001:10001 secrets/clients secrets/servers
chown 99:99 secrets/servers/registry-door.pem secrets/servers/proxy.pem
chown 472:472 secrets/grafana-password
