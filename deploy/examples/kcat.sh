#!/bin/sh
# kcat needs no schema for keys and headers: sh kcat.sh BOOTSTRAP REGISTRY MISSION
# Where kcat is built with Avro (kcat -V says so), add -s value=avro -r "$2" and %s for the values.
kcat -C -e -q -b "$1" -t "pollwatch.$3.released-rates.v1" -X isolation.level=read_committed -f '%k  %h\n' |
  grep -o -E '^[^ ]*\|voting|ce_type=[^,]*'
