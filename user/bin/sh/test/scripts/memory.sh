# A shell that loops keeps nothing of what is done: under a limit of its memory it comes to the end.
ulimit -v 8192
i=0
while [ $i -lt 30000 ]; do
    i=$((i + 1))
done
echo while $i
until ! [ $i -gt 0 ]; do i=$((i - 1)); done
echo until $i
f() { case $1 in x*) return 1 ;; esac; }
while f "a word that takes some place each time, $i" && [ $i -lt 10000 ]; do i=$((i + 1)); done
echo function $i
