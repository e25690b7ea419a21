#!/bin/sh
# The road of a mail, on this machine alone: a Dovecot server with one mailbox, mbsync that copies it into a Maildir, and
# `kozabo receive` over that Maildir. Called by `make test-mail`; ends 0 when every mail became one submission, once.
#
# Usage: imap-to-maildir.sh KOZABO CHECKOUT     (needs dovecot-imapd, isync and python3)
set -eu

kozabo=$1
checkout=$2
place=$(mktemp -d)
dovecot=

finish() {
  status=$?
  if [ -n "$dovecot" ]; then kill "$dovecot" 2>/dev/null || true; wait "$dovecot" 2>/dev/null || true; fi
  if [ "$status" -ne 0 ]; then
    echo "test-mail: failed; what the programs said:"
    tail -n 20 "$place"/*.log 2>/dev/null || true
  fi
  rm -rf "$place"
  exit "$status"
}
trap finish EXIT
trap 'exit 1' INT TERM

fail() { echo "test-mail: $1"; exit 1; }

# Dovecot refuses to serve root: as root its processes are nobody's.
account=$(id -un)
as_account=
if [ "$(id -u)" -eq 0 ]; then
  account=nobody
  as_account="setpriv --reuid=nobody --regid=$(id -gn nobody) --clear-groups"
fi
group=$(id -gn "$account")
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
password=$(head -c 12 /dev/urandom | od -An -tx1 | tr -d ' \n')

mkdir -p "$place/server/mail/new" "$place/server/mail/cur" "$place/server/mail/tmp" "$place/server/run" "$place/local"
cat > "$place/server/dovecot.conf" <<CONF
base_dir = $place/server/run
log_path = $place/server/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:$place/server/mail
default_internal_user = $account
default_internal_group = $group
default_login_user = $account
first_valid_uid = 1
service anvil {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $port
  }
  inet_listener imaps {
    port = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0600
  }
}
passdb {
  driver = static
  args = password=$password
}
userdb {
  driver = static
  args = uid=$(id -u "$account") gid=$(id -g "$account") home=$place/server
}
CONF
# The recipe of README.md, its lines as they are but for what names the server.
printf '%s' "$password" > "$place/secret"
awk '/^    # mbsyncrc/ { inside = 1 } /^[^ ]/ { inside = 0 } inside { print substr($0, 5) }' "$checkout/README.md" \
  | sed -e "s/^Host .*/Host 127.0.0.1\nPort $port/" -e "s|^PassCmd .*|PassCmd \"cat $place/secret\"|" \
    -e 's/^SSLType .*/SSLType None/' > "$place/local/mbsyncrc"
grep -q '^Channel intake' "$place/local/mbsyncrc" || fail "README.md has no recipe for mbsync"
inbox=$place/local/Mail/INBOX
chmod 755 "$place"
chown -R "$account:$group" "$place/server"

deliver() {
  cp "$checkout/Samples/mail/$1.eml" "$place/server/mail/tmp/$2"
  chown "$account:$group" "$place/server/mail/tmp/$2"
  mv "$place/server/mail/tmp/$2" "$place/server/mail/new/$2"
}

fetch=$(sed -n 's/^    \(.*mbsync --config mbsyncrc intake\) && kozabo receive .*/\1/p' "$checkout/README.md")
[ -n "$fetch" ] || fail "README.md does not say how mbsync is called"
pull() { (cd "$place/local" && sh -c "$fetch") >> "$place/mbsync.log" 2>&1; }

# Takes the Maildir in, and compares: how many submissions are new, how many known, and the cases there are.
expect() {
  "$kozabo" receive --office "$place/office" --json "$inbox" > "$place/receive.log" \
    || fail "receive ended $?"
  "$kozabo" cases --office "$place/office" --json > "$place/cases.log" || fail "cases ended $?"
  found=$(python3 - "$place/receive.log" "$place/cases.log" <<'PYTHON'
import json, sys
submissions = json.load(open(sys.argv[1]))["submissions"]
new = sum(not submission["duplicate"] for submission in submissions)
print(new, len(submissions) - new, len(json.load(open(sys.argv[2]))["cases"]))
PYTHON
  ) || fail "what receive printed is not what was promised"
  [ "$found" = "$2" ] || fail "$1: expected $2, got $found (new, known, cases)"
}

$as_account dovecot -F -c "$place/server/dovecot.conf" > "$place/dovecot-start.log" 2>&1 &
dovecot=$!
"$kozabo" init "$place/office" --seed "$checkout/Samples/seed.yaml" --quiet > "$place/init.log"

deliver outlook 1794961867.M1P1.mail
deliver thunderbird 1794963764.M2P1.mail
tries=0
until pull; do
  tries=$((tries + 1))
  [ "$tries" -lt 50 ] || fail "mbsync reaches no server"
  sleep 0.2
done
[ "$(ls "$inbox/new" | wc -l)" -eq 2 ] || fail "mbsync has not brought two mails"

find "$inbox/new" -type f -exec cksum {} + | sort > "$place/before"
expect "two mails" "2 0 2"
find "$inbox/new" -type f -exec cksum {} + | sort > "$place/after"
cmp -s "$place/before" "$place/after" || fail "receive has changed the Maildir"
expect "the same two once more" "0 2 2"

# A mail program opens the first: the server marks it as seen, mbsync renames its file.
for file in "$inbox"/new/*; do
  mv "$file" "$inbox/cur/$(basename "$file" | sed 's/:2,.*//'):2,S"
  break
done
deliver gmail 1794971730.M3P1.mail
pull || fail "mbsync does not come through a second time"
expect "one read and one new mail" "1 2 3"

# A mail server's delivery on standard input, by the line of README.md: what waits for a person is delivered all the same,
# and what cannot be taken in now is to be tried again.
mkdir "$place/bin"
ln -s "$kozabo" "$place/bin/kozabo"
line=$(sed -n 's/^    \(kozabo receive - ;.*\)/\1/p' "$checkout/README.md")
[ -n "$line" ] || fail "README.md has no line for a mail server"
by_server() { (PATH=$place/bin:$PATH KOZABO_OFFICE=$2 sh -c "$line" < "$checkout/Samples/mail/$1.eml") > "$place/server.log" 2>&1; }
by_server winmail "$place/office" || fail "a delivery ended $?"
by_server hostile "$place/office" || fail "a delivery with something for a person ended $?"
status=0
by_server winmail "$place/no-office" || status=$?
[ "$status" -eq 75 ] || fail "a delivery that could not be taken in ended $status"

"$kozabo" verify --office "$place/office" > "$place/verify.log" || fail "verify ended $?"
echo "test-mail: 3 mails by IMAP, mbsync and Maildir: 3 submissions and 3 cases, each once; 2 more on standard input."
