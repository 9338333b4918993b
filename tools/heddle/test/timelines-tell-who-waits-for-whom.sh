#!/bin/sh
# SPDX-License-Identifier: MIT
# A token's timeline has a lane a thread: each step with its line, who waits for which lock and who holds it, who wakes
# whom. It is the same each time. As JSON, B and E are strictly nested in each thread and no processor runs two; as a page,
# it names the source lines and nothing of the network; if Chromium is here, it shows the page without an error, and the
# line where the mouse is. The trace of a plain run has a timeline, too.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/both.c" <<'C'
#include <pthread.h>

static pthread_mutex_t first = PTHREAD_MUTEX_INITIALIZER, second = PTHREAD_MUTEX_INITIALIZER;
static int shared;

static void *
back(void *unused)
{
	pthread_mutex_lock(&second);
	shared = 7;
	pthread_mutex_lock(&first);
	pthread_mutex_unlock(&first);
	pthread_mutex_unlock(&second);
	return unused;
}

int
main(void)
{
	pthread_t other;

	shared = 1;
	pthread_create(&other, NULL, back, NULL);
	pthread_mutex_lock(&first);
	pthread_mutex_lock(&second);
	pthread_mutex_unlock(&second);
	pthread_mutex_unlock(&first);
	pthread_join(other, NULL);
}
C
fail() {
	echo "$*"
	exit 1
}
"$h" explore -- "$dir/both.c" >"$dir/found" 2>"$dir/errors"
token=$(sed -n 's/^explore: heddle replay //p' "$dir/found")
[ -n "$token" ] || fail "no deadlock found: $(cat "$dir/found")"
"$h" trace --columns --json "$dir/json" --html "$dir/one.html" "$token" >"$dir/columns" || exit 1
"$h" replay --deterministic --trace "$dir/trace" "$token" >"$dir/out" 2>&1
[ $? -eq 1 ] || fail "it does not fail again: $(cat "$dir/out")"
"$h" trace --columns --program "$(echo build/runs/"$(echo "$token" | cut -c1-17)"/program)" "$dir/trace" >"$dir/again"
cmp "$dir/columns" "$dir/again" || fail "another timeline of the same token"

told() {
	grep -q "$1" "$dir/columns" || fail "the columns do not tell '$1': $(cat "$dir/columns")"
}
told '| 9 lock second'
told '| 10 write shared 7'
told '| 25 lock second'
told '| waits: lock second'
told 'which .:3 holds'
told 'which .:2 holds'

nested() {
	awk '
	match($0, /"ph":"[BE]"/) {
		phase = substr($0, RSTART + 6, 1)
		match($0, /"pid":[0-9]+,"tid":[0-9]+/); id = substr($0, RSTART, RLENGTH)
		match($0, /"ts":[0-9.]+/); ts = substr($0, RSTART + 5, RLENGTH - 5) + 0
		if (ts < last[id]) { print "back in time: " $0; bad = 1 }
		last[id] = ts
		depth[id] += phase == "B" ? 1 : -1
		if (depth[id] < 0) { print "ends what did not begin: " $0; bad = 1 }
		if (id ~ /"pid":1000000,/ && depth[id] > 1) { print "two on a processor: " $0; bad = 1 }
		n++
	}
	END {
		for (id in depth) if (depth[id]) { print "does not end: " id; bad = 1 }
		if (n < 40) { print "only " n; bad = 1 }
		exit bad
	}' "$1" || fail "$1 is not nested"
	! command -v jq >/dev/null || jq -e '.traceEvents | length > 40' "$1" >/dev/null || fail "$1 is no JSON"
}
nested "$dir/json"
grep -q '"name":"waits for"' "$dir/json" && grep -q '"at":".*both.c:10, in back"' "$dir/json" || fail "no arrow or no place in the JSON"
"$h" run --deterministic --smp 2 --trace "$dir/plain" -- sh -c 'sleep 0.1 | cat; echo x | wc -l' </dev/null >"$dir/out" || exit 1
"$h" trace --json "$dir/plain.json" --html "$dir/plain.html" "$dir/plain" || exit 1
nested "$dir/plain.json"
grep -q '"name":"waits: pipe"' "$dir/plain.json" && grep -q '"name":"wakes"' "$dir/plain.json" || fail "who waited for a pipe is not told"
! grep -E 'https?:|src=|@import|fetch\(' "$dir/one.html" || fail "the page asks for something else"
grep -q 'shared = 7;' "$dir/one.html" || fail "the page does not have the source line"

browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || exit 0
{
	sed '/<\/body>/d' "$dir/one.html"
	cat <<'H'
<script>
const step = data.steps.find(s => s[3] === "write shared 7");
view.dispatchEvent(new MouseEvent("mousemove", { clientX: view.getBoundingClientRect().left + x(step[1]),
						 clientY: view.getBoundingClientRect().top + y(step[0]) }));
document.getElementById("note").textContent = "hover: " + tip.textContent;
</script></body></html>
H
} >"$dir/hover.html"
"$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$dir/profile" --enable-logging=stderr --virtual-time-budget=500 \
	--dump-dom "file://$dir/hover.html" >"$dir/dom" 2>"$dir/log"
! grep CONSOLE "$dir/log" || fail "errors on the page's console"
grep -A3 'hover: ' "$dir/dom" | grep -q 'both.c:10, in back' || fail "the mouse does not show the line: $(grep -A3 'hover: ' "$dir/dom")"
exit 0
