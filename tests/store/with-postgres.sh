#!/usr/bin/env bash
# Runs a command with a throwaway PostgreSQL on loopback, if its programs are installed; without them the command runs
# as it is and says what it skips.  Use: bash tests/store/with-postgres.sh npm test
set -euo pipefail
bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)
if [ -z "$bin" ] || [ ! -x "$bin/initdb" ]; then
  echo 'PostgreSQL is not installed: its half of the store tests is skipped.'
  exec "$@"
fi
# In memory, where there is room for the databases of all tests: none of them cuts the power, and a disk that is waited for
# takes most of their time. What a killed server has committed lies with the kernel either way.
parent=${TMPDIR:-/tmp}
memory=/dev/shm
if [ -d "$memory" ] && [ "$(df -Pk "$memory" | awk 'END { print $4 }')" -gt 6000000 ]; then parent=$memory; fi
folder=$(mktemp -d "$parent/lotse-postgres-XXXXXX")
as_owner() { "$@"; }
if [ "$(id -u)" -eq 0 ]; then
  # PostgreSQL refuses to run as root.
  chown postgres "$folder"
  as_owner() { su postgres -s /bin/bash -c 'cd / && exec "$0" "$@"' -- "$@"; }
fi
port=$(python3 - <<'P' 2>/dev/null || echo 55432
import socket
s = socket.socket(); s.bind(('127.0.0.1', 0)); print(s.getsockname()[1])
P
)
stop() {
  as_owner "$bin/pg_ctl" -D "$folder/data" -m immediate -s stop >/dev/null 2>&1 || true
  rm -rf "$folder"
}
trap stop EXIT
as_owner "$bin/initdb" -D "$folder/data" -U lotse --auth=trust --encoding=UTF8 --locale=C --no-sync >/dev/null
as_owner "$bin/pg_ctl" -D "$folder/data" -s -w -l "$folder/log" \
  -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c fsync=off -c full_page_writes=off" start
as_owner "$bin/createdb" -h 127.0.0.1 -p "$port" -U lotse lotse
export LOTSE_TEST_POSTGRES="postgres://lotse@127.0.0.1:$port/lotse"
"$@"
