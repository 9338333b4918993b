# sh: case, while, until, for, break, continue, &&, ||, !
for f in a.c b.h x.tar.gz readme ''; do
	case $f in *.c|*.h) echo source ;; *.gz) echo packed ;; '') echo empty ;; *) echo other ;; esac
done
i=0; while :; do i=$((i + 1)); [ $i = 3 ] && continue; [ $i -gt 5 ] && break; echo $i; done
until [ $i = 0 ]; do i=$((i - 1)); done; echo $i
for i in 1 2; do for j in 1 2 3; do [ $j = 2 ] && continue 2; echo $i$j; done; done
! false && echo yes || echo no; false || true && echo both
if false; then echo a; elif true; then echo b; else echo c; fi
