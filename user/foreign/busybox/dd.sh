# dd: blocks, skip, seek, conversion, counts, sparse output
seq 1000 >n; dd if=n bs=10 count=3 2>/dev/null; echo; dd if=n of=m bs=7 skip=2 seek=1 count=5 2>/dev/null; od -c m | head -3
dd if=n of=copy bs=512 2>&1 | head -2; cmp n copy && echo same; dd if=/dev/zero of=z bs=1024 count=0 seek=100 2>/dev/null; wc -c <z
printf abcdef >f; printf XY | dd of=f bs=1 seek=2 conv=notrunc 2>/dev/null; cat f; echo; dd if=none 2>&1; echo $?
dd if=/dev/zero bs=64k count=100 2>/dev/null | wc -c; seq 10 | dd bs=3 2>/dev/null | wc -l
