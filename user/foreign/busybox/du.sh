# du: sums of a tree, only the total
mkdir -p d/e; dd if=/dev/zero of=d/a bs=1024 count=100 2>/dev/null; dd if=/dev/zero of=d/e/b bs=1024 count=300 2>/dev/null; du -b d/a 2>/dev/null; [ $(du -sk d | cut -f1) -ge 400 ] && echo big enough; du -a d | cut -f2 | sort; du none; echo $?
