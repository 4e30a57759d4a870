#!/bin/bash
# A private MySQL server (not MariaDB) on the loopback address, for tests, on a Debian machine. Debian's stable release
# carries only MariaDB, so the server and every library it needs are taken from the unstable suite, unpacked into DIR
# and run with their own loader: nothing of the system is installed or changed.
#
#   scripts/mysql-server.sh up DIR PORT    unpack once (about 400 MB), start, print the server's URL
#   scripts/mysql-server.sh down DIR       stop; what was unpacked stays for the next time
#
# The URL on standard output may be given to the tests as it is:
#   TEST_MYSQL_URL=$(scripts/mysql-server.sh up DIR PORT) npm test
set -euo pipefail

fail() { echo "mysql-server: $*" >&2; exit 1; }
usage() { echo "usage: mysql-server.sh up DIR PORT | down DIR" >&2; exit 2; }

[ $# -ge 2 ] || usage
verb=$1
dir=$(realpath -m "$2")
root=$dir/root
socket=$dir/mysqld.sock
pidfile=$dir/mysqld.pid

# Sets `program` to the command that runs NAME with the loader and the libraries unpacked beside it.
find_program() {
  local loader path
  loader=$(compgen -G "$root/usr/lib/*/ld-linux-*.so.*") || fail "no loader under $root; delete $dir and try again"
  path=$root/usr/sbin/$1
  [ -e "$path" ] || path=$root/usr/bin/$1
  program=("$loader" --library-path "$(dirname "$loader"):$root/usr/lib/mysql/private" "$path" --no-defaults)
}

as_root() {
  find_program "$1"
  "${program[@]}" --user=root --socket="$socket" "${@:2}"
}

answers() { as_root mysqladmin ping >/dev/null 2>&1; }

# The address of a Debian mirror this machine already trusts, whatever format its sources are written in, with the
# suite's own archives (security, backports of others) left out.
mirror() {
  # `sed` reads to the end on purpose: under pipefail, a reader that leaves early would fail the writer.
  apt-get indextargets --format '$(CREATED_BY) $(REPO_URI)' | sed -nE 's#^Packages (.*/debian/?)$#\1#p' | sed -n 1p
}

unpack() {
  command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || fail 'needs a Debian machine (apt-get, dpkg-deb)'
  local apt=$dir/apt from keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  from=$(mirror)
  [ -n "$from" ] || fail 'no Debian mirror among the apt sources of this machine'
  [ -r "$keyring" ] || fail "$keyring is missing (package debian-archive-keyring)"
  rm -rf "$root" "$apt"
  mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$root"
  : >"$apt/status"
  echo "deb [signed-by=$keyring] $from sid main" >"$apt/sources.list"
  local get=(apt-get -qq
    -o Dir::Etc::SourceList="$apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
    -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null
    -o Dir::State::Lists="$apt/lists" -o Dir::State::Status="$apt/status"
    -o Dir::Cache="$apt" -o Dir::Cache::Archives="$apt/archives"
    -o APT::Install-Recommends=false -o APT::Sandbox::User="$(id -un)" -o Debug::NoLocking=true)
  echo "mysql-server: fetching MySQL from Debian's unstable suite" >&2
  "${get[@]}" update >&2
  # With an empty status file apt takes nothing as installed, so the libraries down to libc come along.
  "${get[@]}" install --yes --download-only mysql-server-core mysql-client-core >"$apt/log" 2>&1 ||
    { cat "$apt/log" >&2; fail 'could not fetch MySQL'; }
  local package
  for package in "$apt"/archives/*.deb; do dpkg-deb --extract "$package" "$root"; done
  rm -rf "$apt"
  touch "$dir/unpacked"
}

start() {
  local port=$1 options
  options=(--basedir="$root/usr" --datadir="$dir/data" --plugin-dir="$root/usr/lib/mysql/plugin"
    --lc-messages-dir="$root/usr/share/mysql" --character-sets-dir="$root/usr/share/mysql/charsets")
  [ "$(id -u)" != 0 ] || options+=(--user=root)
  find_program mysqld
  if [ ! -e "$dir/initialized" ]; then
    rm -rf "$dir/data"
    "${program[@]}" "${options[@]}" --initialize-insecure --log-error="$dir/initialize.log" ||
      { cat "$dir/initialize.log" >&2; fail 'could not create its data directory'; }
    touch "$dir/initialized"
  fi
  # Commits reach the disk as in production; the binary log and the X protocol serve nobody here.
  setsid "${program[@]}" "${options[@]}" --bind-address=127.0.0.1 --port="$port" --socket="$socket" \
    --pid-file="$pidfile" --log-error="$dir/error.log" --mysqlx=OFF --secure-file-priv=NULL --skip-log-bin \
    --skip-name-resolve --local-infile=ON --innodb-buffer-pool-size=256M </dev/null >/dev/null 2>&1 &
  local server=$!
  until answers; do
    kill -0 "$server" 2>/dev/null || { tail -n 20 "$dir/error.log" >&2; fail 'did not start'; }
    sleep 0.2
  done
  as_root mysql --execute "
    CREATE USER IF NOT EXISTS tongbao@'127.0.0.1' IDENTIFIED BY 'tongbao';
    GRANT ALL ON *.* TO tongbao@'127.0.0.1' WITH GRANT OPTION;
    CREATE DATABASE IF NOT EXISTS tongbao CHARACTER SET utf8mb4"
}

# The port of the server that answers on this directory's socket: the one it was started with, whatever is asked now.
port_in_use() { as_root mysql --batch --skip-column-names --execute 'SELECT @@port'; }

case $verb in
  up)
    [ $# = 3 ] || usage
    mkdir -p "$dir"
    [ -e "$dir/unpacked" ] || unpack
    answers || start "$3"
    echo "mysql://tongbao:tongbao@127.0.0.1:$(port_in_use)/tongbao"
    ;;
  down)
    [ $# = 2 ] || usage
    [ -e "$pidfile" ] || exit 0
    kill "$(cat "$pidfile")" 2>/dev/null || rm -f "$pidfile"
    while [ -e "$pidfile" ]; do sleep 0.1; done
    ;;
  *) usage ;;
esac
