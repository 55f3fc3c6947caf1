#!/usr/bin/env bash
# Tells the bundled story round and round for MINUTES (30) on a screen of its own, and prints what memory it takes:
# the highest of the second fifth of the time against that of the last. Not part of ctest.
set -euo pipefail
minutes=${1:-30}
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
Xvfb -displayfd 3 -screen 0 1280x720x24 -nolisten tcp -noreset 3>"$work/display" 2>/dev/null &
until [ -s "$work/display" ]; do sleep 0.1; done
DISPLAY=:$(cat "$work/display") "$root/build/truceline" present --windowed --size 1280x720 --loop --step-seconds 2 &
program=$!
end=$(($(date +%s) + minutes * 60))
while [ "$(date +%s)" -lt "$end" ]; do
  sleep 5
  kill -0 $program || { echo "it ended before its time"; exit 1; }
  awk '/VmRSS/ {print $2}' /proc/$program/status >>"$work/kilobytes"
done
kill $program
wait $program 2>/dev/null || true
python3 - "$work/kilobytes" "$minutes" <<'PYTHON'
import sys
rows = [int(line) / 1024 for line in open(sys.argv[1])]
fifth = max(1, len(rows) // 5)
early, late = max(rows[fifth:2 * fifth]), max(rows[-fifth:])
print(f"{sys.argv[2]} minutes, {len(rows)} readings: {early:.1f} MiB early, {late:.1f} MiB late, {late - early:+.1f} MiB")
sys.exit(late > early * 1.02 + 2)
PYTHON
