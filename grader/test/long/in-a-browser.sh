#!/bin/sh
# SPDX-License-Identifier: MIT
# The overview of a class and a report, in headless Chromium without a network: no word on the console, a pressed heading
# sorts by its column, pressed again the other way, and a name opens its report.
command -v chromium >/dev/null || { echo 'chromium is missing (package chromium)'; exit 77; }
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
for name in a-starter b-right c-broken; do mkdir -p "$dir/in/$name/user/bin"; done
cp labs/01-hello/starter/user/bin/hello.c "$dir/in/a-starter/user/bin"
cp user/bin/hello.c "$dir/in/b-right/user/bin"
echo 'int x = "<b>";' >"$dir/in/c-broken/user/bin/hello.c"
printf 'Ada <script>alert(1)</script> & "B"\n' >"$dir/in/b-right/AUTHORS"
build/bin/heddle class 01-hello "$dir/in" --out "$dir/out" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
build/bin/heddle grade 01-hello --submission "$dir/in/a-starter" --html "$dir/report.html" >"$dir/log" 2>&1
[ $? = 1 ] || { cat "$dir/log"; exit 1; }

shows() { # PAGE: what it has become, once its scripts have run
	timeout 120 chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --user-data-dir="$dir/profile" \
		--host-resolver-rules='MAP * ~NOTFOUND' --enable-logging=stderr --dump-dom "file://$1" >"$dir/shown" 2>"$dir/err" ||
		{ echo "chromium does not run here"; tail -3 "$dir/err"; exit 77; }
	! grep CONSOLE "$dir/err" || exit 1
}
shows "$dir/report.html"
grep -q '<td class="fail">fail</td><td>world</td>' "$dir/shown" || { echo 'the report is not shown'; cat "$dir/shown"; exit 1; }
shows "$dir/out/class.html"
grep -q 'Ada &lt;script&gt;' "$dir/shown" || { echo 'authors are not shown'; cat "$dir/shown"; exit 1; }

sed '/<\/body>/d; /<\/html>/d' "$dir/out/class.html" >"$dir/pressed.html"
cat >>"$dir/pressed.html" <<'PAGE'
<script>
var said = [];
function names() {
	return Array.prototype.map.call(document.querySelectorAll('tbody tr'), function (row) {
		return row.querySelector('summary').textContent;
	}).join(' ');
}
document.querySelectorAll('th button').forEach(function (button) {
	if (button.textContent !== 'score' && button.textContent !== 'submission')
		return;
	button.click();
	said.push(button.textContent + ': ' + names());
	button.click();
	said.push(names());
});
document.querySelector('details').open = true;
said.push('report of ' + document.querySelector('details pre').offsetHeight);
document.title = said.join('; ');
</script></body></html>
PAGE
shows "$dir/pressed.html"
title=$(sed -n 's,.*<title>\(.*\)</title>.*,\1,p' "$dir/shown")
case $title in
'submission: a-starter b-right c-broken; c-broken b-right a-starter; score: '*' b-right; b-right '*'; report of '[1-9]*) ;;
*) echo "sorted as: $title"; exit 1 ;;
esac
