#!/usr/bin/env bash
# A PostgreSQL server for tests, in a folder of its own and on a Unix socket alone.
#
# postgres_server.sh FOLDER BIN [OPTION...]: makes FOLDER, starts the server of the programs in BIN with the
# options, says "ready", and obeys the lines of its input: stop, start. At the end of the input, however the
# tests ended, it stops the server and removes the folder. The server does not run as root: then it runs as
# postgres.
set -u
folder=$1
bin=$2
shift 2
as=()
mkdir -m 700 "$folder" || exit 1
if [ "$(id -u)" -eq 0 ]; then
  as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
  chown postgres "$folder" || exit 1
fi
cd / || exit 1
trap 'kill -QUIT "${server:-}" 2>/dev/null; rm -rf "$folder"' EXIT
# Nothing of it has to outlive a crash of the machine.
"${as[@]}" "$bin/initdb" -D "$folder/data" -A trust -U firedrill -E UTF8 --locale=C --no-sync \
  >"$folder.log" 2>&1 || { cat "$folder.log" >&2; exit 1; }
rm -f "$folder.log"

options=("$@")

start() {
  "${as[@]}" "$bin/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= -c fsync=off \
    -c max_connections=100 -c log_min_messages=warning "${options[@]}" 2>"$folder/log" >&2 </dev/null &
  server=$!
  until "$bin/pg_isready" -q -h "$folder" -d postgres -U firedrill; do
    kill -0 "$server" 2>/dev/null || { cat "$folder/log" >&2; exit 1; }
    sleep 0.05
  done
  echo ready
}

stop() {
  kill -INT "$server"
  wait "$server"
  echo stopped
}

start
while read -r command; do
  case $command in
    start) start ;;
    stop) stop ;;
  esac
done
stop >/dev/null 2>&1
