#!/bin/sh
# SPDX-License-Identifier: MIT
# A class stopped by kill -9, by Ctrl-C and done in shards ends with the reports of an undisturbed one; none is made twice.
heddle=$PWD/build/bin/heddle
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/tree/labs/01-hello/starter" "$dir/in" "$dir/started"
mkdir -p "$dir/tree/user/bin" && cp user/bin/hello.c "$dir/tree/user/bin/"
for part in lib kernel build; do ln -s "$PWD/$part" "$dir/tree/$part"; done
cp -r tools "$dir/tree/"
sed '/^part0:/,/^$/d; /name: every-name/,$d' labs/01-hello/lab.yaml >"$dir/tree/labs/01-hello/lab.yaml"
cat >>"$dir/tree/labs/01-hello/lab.yaml" <<'END'
wrong:
  - {name: no-world, why: it says nothing, fails: [world]}
END
cp -r labs/01-hello/starter "$dir/tree/labs/01-hello/"
give() {	# NAME FILE
	mkdir -p "$dir/in/$1/user/bin" && cp "$2" "$dir/in/$1/user/bin/hello.c"
}
for n in 1 2; do give "right $n" user/bin/hello.c; done
give starter labs/01-hello/starter/user/bin/hello.c
sed 's/argc/number/g; 1a/* mine, all mine */' user/bin/hello.c >"$dir/other.c"
give '<other>' "$dir/other.c"
echo 'int x = ;' >"$dir/broken.c"
give broken "$dir/broken.c"
mkdir "$dir/in/empty" "$dir/in/.hidden"
printf '=1+1\nAda "A." <b>\n' >"$dir/in/<other>/AUTHORS"
head -c 3000 user/bin/hello.c | gzip >"$dir/in/damaged.tar.gz"
cd "$dir" || exit 1
export HEDDLE_ROOT="$dir/tree"
class() {
	"$heddle" class 01-hello in "$@" >log 2>&1
}

class --out whole
[ $? = 2 ] && grep -q '6 graded, 0 had a report already, 1 could not be graded' log || { cat log; exit 1; }
grep -q 'damaged.tar.gz: could not be graded' log && grep -q '.hidden is passed over: its name begins with a dot' log || { cat log; exit 1; }
tr -d '\r' <whole/class.csv >csv
while read -r line; do
	grep -qF "$line" csv || { echo "not in class.csv: $line"; cat csv; exit 1; }
done <<'END'
submission,authors,verdict,score,of,world,same object code as,remark
"<other>","'=1+1; Ada ""A."" <b>","full",25,25,25,"right 1, right 2",""
"starter","","lost",0,25,0,"",""
"broken","","refused",0,25,,"","mine/user/bin/hello.c:1:9: error
"empty","","refused",0,25,,"","in/empty: none of the lab's files is in it
"damaged.tar.gz","","fault",,25,,"",
END
grep -q 'again: .*grade 01-hello world' whole/reports/starter.txt || { cat whole/reports/starter.txt; exit 1; }
grep -q '<details><summary>&#60;other&#62;</summary>' whole/class.html && ! grep -qE 'https?://[^w]|src=' whole/class.html || exit 1
if command -v xmllint >/dev/null; then xmllint --noout whole/class.html || exit 1; fi

reports() {
	ls -i stopped/reports/*.json 2>/dev/null | grep -v damaged | sort
}
stop() {	# SIGNAL, when there is one report more; OPTION...
	signal=$1 had=$(reports | wc -l)
	shift
	TMPDIR=$dir/started setsid "$heddle" class 01-hello in --out stopped "$@" >log 2>&1 &
	pid=$!
	until [ "$(reports | wc -l)" -gt "$had" ] || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
	kill -$signal $pid
	wait $pid 2>/dev/null
	reports >before
}
go_on() {	# graded are only those that had no report
	class --out stopped "$@"
	reports | comm -13 - before >twice
	[ ! -s twice ] || { echo "graded twice"; cat twice log; exit 1; }
}
stop KILL
[ ! -e stopped/class.csv ] || exit 1
stop INT --shard 1/2
grep -q 'the same command goes on' log || { cat log; exit 1; }
go_on --shard 2/2
for name in broken empty 'right 2'; do
	[ -e "stopped/reports/$name.json" ] || { echo "shard 2/2 has no $name"; ls stopped/reports; exit 1; }
done
[ ! -e stopped/class.csv ] || { echo 'a shard writes no overview'; exit 1; }
reports >before
go_on
grep -q "^$((6 - $(wc -l <before))) graded, $(wc -l <before) had a report already, 1 could" log || { cat log before; exit 1; }
cmp stopped/class.csv whole/class.csv || exit 1

echo '/* later */' >>'in/right 2/user/bin/hello.c'	# what has changed is graded anew, and only that
class --out whole --compare stopped
grep -q '1 graded, 5 had' log && grep -q '^0 of 7 verdicts changed' log || { cat log; exit 1; }
cp "$dir/tree/labs/01-hello/starter/user/bin/hello.c" 'in/right 2/user/bin/hello.c'
rm -r in/empty
class --out whole --compare stopped
while read -r line; do
	grep -qF "$line" log || { echo "not said: $line"; cat log; exit 1; }
done <<'END'
right 2: full 25 -> lost 0
world: pass -> fail at seed 1
build/bin/heddle grade 01-hello world --token HD2-
empty: is not there any more
1 of 6 verdicts changed since stopped
END

# beside a past term and our own answers: a flag in the table; a loss drawn by a course's seed has its token
mkdir -p past/bob/user/bin && cp broken.c past/bob/user/bin/hello.c && mkdir -p past/eve/user/bin && cp other.c past/eve/user/bin/hello.c
rm -r in/broken in/damaged.tar.gz 'in/<other>' 'in/right 2'
class --out drawn --course-seed 'autumn 2026' --against past || { cat log; exit 1; }
seed=$(sed -n 's/^graded with --seed //p' log)
grep -q 'same object code as' drawn/class.csv && grep -q '^"right 1".*,"the solution, past/eve",' drawn/class.csv &&
	grep -q '^"starter".*,"our starter",' drawn/class.csv || { cat log drawn/class.csv; exit 1; }
[ "$seed" -gt 1 ] && grep -q "again: .* world --token HD2-" drawn/reports/starter.txt || { cat log drawn/reports/starter.txt; exit 1; }
